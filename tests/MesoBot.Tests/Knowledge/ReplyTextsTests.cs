using MesoBot.Knowledge;

namespace MesoBot.Tests.KnowledgeRoom;

public class ReplyTextsTests
{
    private static readonly ReplyTexts Replies = ReplyTexts.Parse(
    [
        ("replies/hello.md", "---\nkey: hello\nfacts: [CF-101]\n---\nHello from {clinic_name}.\n"),
        ("replies/hello.ar.md", "---\nkey: hello\nfacts: [CF-101]\n---\nأهلاً من {clinic_name}.\n"),
        ("replies/only-english.md", "---\nkey: only-english\nfacts: []\n---\nHello.\n"),
    ]);

    [Theory]
    [InlineData("hello", "en", "Hello from {clinic_name}.")]
    [InlineData("hello", "ar", "أهلاً من {clinic_name}.")]
    [InlineData("only-english", "ar", "Hello.")]
    public void ATextIsReadInItsLanguageElseInEnglish(string key, string language, string text) => Assert.Equal(text, Replies.Get(key, language));

    [Fact]
    public void AKeyThatDoesNotExistIsNamed() =>
        Assert.Contains("no-such-text", Assert.Throws<KeyNotFoundException>(() => Replies.Get("no-such-text", "en")).Message, StringComparison.Ordinal);

    [Fact]
    public void ValuesAreFilledInAndWhatIsNotGivenStays()
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["clinic_name"] = "the {hours} clinic" };

        var filled = ReplyTexts.Fill("{clinic_name}, {clinic_name}, {hours}, { hours }, {Hours}", values);

        Assert.Equal("the {hours} clinic, the {hours} clinic, {hours}, { hours }, {Hours}", filled);
    }

    [Theory]
    [InlineData("{a} and {b_c} and {a}", "a b_c")]
    [InlineData("no braces", "")]
    [InlineData("{A} {a-b} {} {a", "")]
    public void PlaceholdersAreFoundOnce(string text, string names) => Assert.Equal(names, string.Join(' ', ReplyTexts.PlaceholdersIn(text)));
}
