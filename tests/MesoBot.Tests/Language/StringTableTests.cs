using System.Text.RegularExpressions;
using MesoBot.Knowledge;
using MesoBot.Tests.Support;
using MesoBot.Text;

namespace MesoBot.Tests.Language;

/// <summary>What holds of every resource of texts.</summary>
public class StringTableTests
{
    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(RootFolder.Find().Resolve("src/MesoBot/Text"), "*.ar.resx").Select(f => Path.GetFileName(f)[..^".ar.resx".Length])];

    [Theory]
    [MemberData(nameof(Names))]
    public void BothLanguagesSayTheSameThingsWithTheSameValues(string name)
    {
        var (english, arabic) = ResourceTexts.Of(name);

        Assert.NotEmpty(english);
        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), arabic.Keys.Order(StringComparer.Ordinal));
        Assert.All(english.Keys, key => Assert.Equal((key, Values(english[key])), (key, Values(arabic[key]))));
        Assert.All(english.Concat(arabic), s => Assert.False(string.IsNullOrWhiteSpace(s.Value), s.Key));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryResourceHasItsClass(string name) => Assert.NotNull(typeof(Strings).Assembly.GetType("MesoBot.Text." + name));

    [Theory]
    [InlineData("en", "Monday")]
    [InlineData("ar", "الاثنين")]
    [InlineData("ru", "Monday")]
    public void ATextIsReadInItsLanguageElseInEnglish(string language, string text) => Assert.Equal(text, Strings.Get("DayMonday", language));

    [Fact]
    public void ATextThatDoesNotExistIsNamed() =>
        Assert.Contains("NoSuchString", Assert.Throws<KeyNotFoundException>(() => Strings.Get("NoSuchString", "en")).Message, StringComparison.Ordinal);

    private static string Values(string text) => string.Join(' ', Regex.Matches(text, @"\{\d+\}").Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));
}
