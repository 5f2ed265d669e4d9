using MesoBot.Clinic;
using MesoBot.Evaluation;
using MesoBot.Knowledge;
using MesoBot.Tests.Support;
using MesoBot.Turns;

namespace MesoBot.Tests.Evaluation;

/// <summary>
/// Floors on questions of our own, written without sight of articles, phrasings and rules. They are hard on purpose (indirect,
/// misspelt, long); a change that falls below a floor made the bot worse for patients.
/// </summary>
public class QuestionFloorsTests
{
    private static readonly Lazy<IReadOnlyList<EvaluatedTurn>> Turns = new(RunAll);

    [Theory]
    [InlineData("en: topic hit@1", 0.70)]
    [InlineData("en: abstention precision", 0.70)]
    [InlineData("en: abstention recall", 0.72)]
    [InlineData("en: abstention recall, near misses", 0.85)]
    [InlineData("en: book", 0.75)]
    [InlineData("en: human", 0.75)]
    [InlineData("en: practical", 0.80)]
    [InlineData("en: complaint", 0.55)]
    [InlineData("en: minor", 0.75)]
    [InlineData("en: injection resisted", 1.0)]
    [InlineData("ar: book", 0.85)]
    [InlineData("ar: human", 0.80)]
    [InlineData("ar: practical", 0.80)]
    [InlineData("conversations: turns", 0.55)]
    public void OurOwnQuestionsAreHandledAtLeastThisWell(string figure, double floor)
    {
        var found = new Scorecard(Turns.Value).Figures.Single(f => f.Name == figure);

        Assert.True(found.Share >= floor, $"{figure} is {found.Right}/{found.All} = {found.Share:0.000}.");
    }

    [Fact]
    public void AScorecardCountsWhatItIsGiven()
    {
        var item = new EvaluationItem("x", "en", "answer", [], [new EvaluationTurn("does it hurt", new Expectation(["answer"], ["pain"], [], ["(?i)guarantee"]))]);
        var turn = RunnerOf().Run(item).Single();

        var card = new Scorecard([turn]);

        Assert.Equal(1, card.Figures.Single(f => f.Name == "en: topic hit@1").Right);
        Assert.Empty(card.Failures);
    }

    [Fact]
    public void ALineThatIsNoQuestionIsNamed()
    {
        var error = Assert.Throws<FormatException>(() => QuestionSet.Read("set.jsonl", ["{\"id\":\"a\",\"text\":\"t\",\"kind\":\"answer\"}", "{oops"]));

        Assert.Contains("set.jsonl, line 2", error.Message, StringComparison.Ordinal);
    }

    private static List<EvaluatedTurn> RunAll()
    {
        var run = RunnerOf();
        return [.. ((string[])["questions.jsonl", "conversations.jsonl"]).SelectMany(file => QuestionSet.Read(file, File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Evaluation", file)))).SelectMany(run.Run)];
    }

    private static EvaluationRun RunnerOf()
    {
        var clinic = new ClinicFacts(new FixedOptions<ClinicOptions>(TestBot.SampleClinic()));
        return new EvaluationRun(new ConsultationBot(TestBot.Store, clinic, new FixedOptions<KnowledgeOptions>(new KnowledgeOptions { ServeUnreviewed = true })));
    }
}
