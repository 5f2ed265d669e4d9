using System.Text.RegularExpressions;
using MesoBot.Answers;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Turns;

/// <summary>What the chat itself suggests must not end in "I have no reviewed information".</summary>
public partial class SuggestedQuestionsTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public void EachIsAnswered(string language)
    {
        var questions = Suggested(language);

        Assert.Equal(4, questions.Count);
        foreach (var question in questions)
        {
            var kind = new TestBot().Say(question).Reply.Kind;
            Assert.True(kind is ReplyKinds.Answer or ReplyKinds.Book or ReplyKinds.Practical, $"{question}: {kind}");
        }
    }

    [Fact]
    public void TheSideEffectsAreTheOverviewNotTheOdds() =>
        Assert.Equal("side-effects-overview", new TestBot().Say("What are the side effects?").Trace.Articles[0].Id);

    private static List<string> Suggested(string language)
    {
        var strings = File.ReadAllText(Repository.At("src", "widget", "src", "text", $"strings.{language}.ts"));
        return [.. Quoted().Matches(List().Match(strings).Groups[1].Value).Select(m => m.Groups[1].Value)];
    }

    [GeneratedRegex(@"suggestions: \[(.*?)\]")]
    private static partial Regex List();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}
