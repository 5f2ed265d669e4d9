using MesoBot.Knowledge;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.KnowledgeRoom;

/// <summary>What only the whole base can tell: each mistake is made in a small base and expected to be found where it was made.</summary>
public class KnowledgeCheckTests
{
    [Theory]
    // The article by itself; the whole file is meant where no line is given
    [InlineData(SmallBase.Pain, "id: does-it-hurt", "id: hurting", "", "the file should be named after its id `hurting`")]
    [InlineData(SmallBase.Pain, "short: Does it hurt?", "short: Does it hurt me a lot", "", "the short title has 21 characters; a button takes 20")]
    [InlineData(SmallBase.Pain, "  - \"stings?\"\n", "", "", "has 14 phrasings; it needs 15")]
    [InlineData(SmallBase.Pain, " [CF-201]", "", "It can sting", "the short answer cites no fact")]
    [InlineData(SmallBase.Pain, "related: [how-many-sessions]", "related: [nowhere]", "", "the related article `nowhere` does not exist")]
    [InlineData(SmallBase.Pain, "\"is it painful\"", "\"can i handle it with a low threshold here\"", "low threshold here, can", "says the same words as")]
    [InlineData(SmallBase.Pain, "\"is it painful\"", "\"how many sessions do I need?\"", "", "«how many sessions do i need» is also a phrasing of")]
    // Facts and sources
    [InlineData(SmallBase.Pain, "hours. [CF-201]", "hours. [CF-201, CF-999]", "It can sting", "CF-999 is not in facts.yaml")]
    [InlineData(SmallBase.Pain, "hours. [CF-201]", "hours. [CF-201, CF-900]", "It can sting", "CF-900 is for reviewers only")]
    [InlineData(SmallBase.Pain, "hours. [CF-201]", "hours. [CF-201, CF-901]", "It can sting", "CF-901 has no source that was read")]
    [InlineData(SmallBase.Pain, "hours. [CF-201]", "hours. [CF-201, CF-902]", "It can sting", "CF-902 has no source that was read")]
    [InlineData(SmallBase.Pain, "hours. [CF-201]", "hours. [CF-201, CF-301]", "It can sting", "CF-301 is cited but not listed under `facts`")]
    [InlineData(SmallBase.Pain, "for a few days.", "for a few days. [CF-301]", "The skin can stay", "CF-301 is cited but not listed under `facts`")]
    [InlineData(SmallBase.Pain, "numbing cream. [CF-202]", "numbing cream. [CF-202, CF-301]", "Let the clinic", "CF-301 is cited but not listed under `facts`")]
    [InlineData(SmallBase.Pain, "facts: [CF-201, CF-202]", "facts: [CF-201, CF-202, CF-301]", "", "CF-301 is listed under `facts` but cited nowhere")]
    [InlineData(SmallBase.Pain, "sources: [handbook]", "sources: []", "", "names no source")]
    [InlineData(SmallBase.Pain, "sources: [handbook]", "sources: [handbook, hearsay]", "", "the source `hearsay` is not in sources.yaml")]
    [InlineData(SmallBase.Sessions, "sources: [registry]", "sources: [registry, handbook]", "", "none of its facts stands on the source `handbook`")]
    // A mark that is none would be shown to the patient as it stands
    [InlineData(SmallBase.Pain, "for a few days.", "for a few days. [CF-12]", "The skin can stay", "CF-12")]
    [InlineData(SmallBase.Pain, "for a few days.", "for a few days. [cf-201]", "The skin can stay", "cf-201")]
    [InlineData(SmallBase.Pain, "for a few days.", "for a few days. [CF-201; CF-202]", "The skin can stay", "CF-201; CF-202")]
    [InlineData(SmallBase.Pain, "for a few days.", "for a few days. (CF-201)", "The skin can stay", "CF-201")]
    // Forbidden claims, wherever the patient reads them
    [InlineData(SmallBase.Pain, "How much depends on the area.", "It is a miracle.", "It is a miracle", "«miracle» is a superlative")]
    [InlineData(SmallBase.Pain, "for a few days.", "for a few days.\n\nIt is a miracle.", "It is a miracle", "«miracle» is a superlative")]
    [InlineData(SmallBase.Pain, "## Afterwards", "## The miracle afterwards", "## The miracle", "«miracle» is a superlative")]
    [InlineData(SmallBase.Pain, "title: Does it hurt?", "title: The miracle?", "title: The miracle", "«miracle» is a superlative")]
    [InlineData(SmallBase.Pain, "short: Does it hurt?", "short: A miracle?", "short: A miracle", "«miracle» is a superlative")]
    public void AMistakeInAnArticleIsFoundWithItsLine(string file, string from, string to, string line, string message)
    {
        var small = Some.SmallBase().Change(file, from, to);

        var found = small.Findings().Where(f => f.Message.Contains(message, StringComparison.Ordinal)).ToList();

        var finding = Assert.Single(found);
        Assert.StartsWith("articles/", finding.File, StringComparison.Ordinal);
        if (line.Length > 0) Assert.Equal($"{file}:{small.LineOf(file, line)}", $"{finding.File}:{finding.Line}");
    }

    [Theory]
    [InlineData("topics.yaml", "- id: pain", "- id: ache", SmallBase.Pain, "`topic: pain` is not in topics.yaml")]
    [InlineData("topics.yaml", "- id: pain", "- id: ache", "topics.yaml", "no article answers the topic `ache`")]
    [InlineData("facts.yaml", "sources: [handbook, registry]", "sources: [handbook, hearsay]", "facts.yaml", "CF-202 names the source `hearsay`")]
    [InlineData("coverage.yaml", "- fact: CF-608", "- fact: CF-900", "coverage.yaml", "CF-608 is in no article and has no reason for being left out")]
    [InlineData("replies/booking.md", "facts: []", "facts: [CF-999]", "replies/booking.md", "CF-999 is not a fact that may be quoted")]
    [InlineData("replies/booking.md", "facts: []", "facts: [CF-900]", "replies/booking.md", "CF-900 is not a fact that may be quoted")]
    [InlineData("replies/booking.md", "{clinic_phone}", "{phone}", "replies/booking.md", "{phone} is not a value that the clinic's facts have")]
    [InlineData("replies/booking.ar.md", "{clinic_phone}", "{phone}", "replies/booking.ar.md", "{phone} is not a value that the clinic's facts have")]
    [InlineData("replies/booking.md", "Nothing is", "A miracle: nothing is", "replies/booking.md", "«miracle» is a superlative")]
    [InlineData("replies/booking.ar.md", "{hours}", "معجزة", "replies/booking.ar.md", "«معجزة» is a superlative")]
    [InlineData("triage/rules.yaml", "facts: [CF-608]", "facts: [CF-608, CF-999]", "triage/rules.yaml", "the rule `breathing` stands on CF-999")]
    [InlineData("triage/rules.yaml", "category: airway", "category: throat", "triage/rules.yaml", "needs the fixed text replies/emergency-throat.md")]
    [InlineData("triage/rules.yaml", "category: general", "category: skin", "triage/rules.yaml", "needs the fixed text replies/clinician-skin.md")]
    public void AMistakeAcrossFilesIsFoundInTheFileToMend(string file, string from, string to, string inFile, string message)
    {
        var small = Some.SmallBase().Change(file, from, to);

        Assert.Single(small.Findings(), f => f.File == inFile && f.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void AShortAnswerThatIsTooLongIsFoundWithItsLine()
    {
        var small = Some.SmallBase().Change(SmallBase.Pain, "It can sting", string.Concat(Enumerable.Repeat("very ", 80)) + "It can sting");

        var finding = Assert.Single(small.Findings());

        Assert.Equal($"{SmallBase.Pain}:{small.LineOf(SmallBase.Pain, "It can sting")}: the short answer has 92 words; keep it under 90.", finding.ToString());
    }

    [Fact]
    public void FactMarksAreNoWordsOfTheShortAnswer()
    {
        var small = Some.SmallBase().Change(SmallBase.Pain, "[CF-201] How", string.Concat(Enumerable.Repeat("[CF-201] ", 90)) + "How");

        Assert.Empty(small.Findings());
    }

    [Fact]
    public void AnArticleIdThatIsUsedTwiceIsFound()
    {
        var small = Some.SmallBase();
        small.With("articles/copy/does-it-hurt.md", small[SmallBase.Pain]);

        Assert.Contains(small.Findings(), f => f.Message == "the id `does-it-hurt` is used twice.");
    }

    [Fact]
    public void AnArabicArticleStandsBesideTheEnglishOne()
    {
        var small = Some.SmallBase();
        small.With("articles/does-it-hurt.ar.md", ArabicPain(small));

        Assert.Empty(small.Findings());
        Assert.Equal("ar", small.Knowledge.Find("does-it-hurt", "ar")!.Language);
    }

    [Fact]
    public void AnArabicArticleNamedLikeAnEnglishOneIsFound()
    {
        var small = Some.SmallBase();
        small.With("articles/es-tut-weh.ar.md", ArabicPain(small));

        Assert.Contains(small.Findings(), f => f.File == "articles/es-tut-weh.ar.md" && f.Message.Contains("named after its id", StringComparison.Ordinal));
    }

    [Fact]
    public void AFactOnceLeftOutWithAReasonMayStayUncited() => Assert.DoesNotContain(Some.SmallBase().Findings(), f => f.Message.Contains("CF-608", StringComparison.Ordinal));

    [Theory]
    [InlineData(2099, 1, 10, false)] // the last day on which the review holds
    [InlineData(2099, 1, 11, true)]
    public void AnOverdueReviewIsAWarningAndNoError(int year, int month, int day, bool overdue)
    {
        var knowledge = Some.SmallBase().Knowledge;

        var warnings = KnowledgeCheck.OverdueReviews(knowledge, new DateOnly(year, month, day));

        Assert.Empty(KnowledgeCheck.Errors(knowledge));
        Assert.Equal(overdue ? [$"{SmallBase.Pain}: its review was due on 2099-01-10; it is not served until it is reviewed again."] : [], warnings.Select(w => w.ToString()));
    }

    [Fact]
    public void APendingReviewIsNeverOverdue() =>
        Assert.DoesNotContain(KnowledgeCheck.OverdueReviews(Some.SmallBase().Knowledge, new DateOnly(2999, 1, 1)), w => w.File == SmallBase.Sessions);

    // The same article with phrasings that only it has.
    private static string ArabicPain(SmallBase small) => small[SmallBase.Pain].Replace("  - \"", "  - \"ar ", StringComparison.Ordinal);
}
