using MesoBot.Knowledge;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.KnowledgeRoom;

public class ArticleReaderTests
{
    [Fact]
    public void AnArticleIsReadWhole()
    {
        var article = ArticleReader.Read(SmallBase.Pain, Some.SmallBase()[SmallBase.Pain]);

        Assert.Equal(("does-it-hurt", "en", "Does it hurt?", "pain", QuestionKind.YesNo), (article.Id, article.Language, article.Title, article.Topic, article.Kind));
        Assert.Equal(15, article.Phrasings.Count);
        Assert.Equal(new Phrasing("does it hurt a lot", 8), article.Phrasings[0]);
        Assert.Equal(EvidenceGrade.ExpertConsensus, article.Grade);
        Assert.Equal(["CF-201", "CF-202"], article.Facts);
        Assert.Equal(["handbook"], article.Sources);
        Assert.Equal(["how-many-sessions"], article.Related);
        Assert.Equal(new Review(ReviewStatus.Approved, "Dr Sample", new DateOnly(2026, 1, 10), new DateOnly(2099, 1, 10)), article.Review);
    }

    [Fact]
    public void ThePassagesKnowTheirHeadingsAndLines()
    {
        var small = Some.SmallBase();

        var article = ArticleReader.Read(SmallBase.Pain, small[SmallBase.Pain]);

        Assert.Equal(["", "What can make it easier", "Afterwards"], article.Passages.Select(p => p.Heading));
        Assert.Equal("It can sting for some hours. [CF-201] How much depends on the area.", article.ShortAnswer.Text);
        Assert.Equal(article.Passages.Select(p => small.LineOf(SmallBase.Pain, p.Text.Split('\n')[0])), article.Passages.Select(p => p.Line));
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public void WindowsLineEndsAndAByteOrderMarkChangeNothing(string lineEnd)
    {
        var text = Some.SmallBase()[SmallBase.Pain];

        var article = ArticleReader.Read(SmallBase.Pain, "\uFEFF" + text.Replace("\n", lineEnd, StringComparison.Ordinal));

        var plain = ArticleReader.Read(SmallBase.Pain, text);
        Assert.Equal(plain.Passages, article.Passages);
        Assert.Equal(plain.Phrasings, article.Phrasings);
    }

    [Theory]
    [InlineData("articles/a.md", "en")]
    [InlineData("articles/a.ar.md", "ar")]
    [InlineData("articles/guitar.md", "en")]
    public void TheFileNameTellsTheLanguage(string file, string language) => Assert.Equal(language, ArticleReader.LanguageOf(file));

    [Theory]
    [InlineData(2026, 5, 31, true)]
    [InlineData(2026, 6, 1, false)]
    public void AnApprovalHoldsUpToItsLastDay(int year, int month, int day, bool holds) =>
        Assert.Equal(holds, new Review(ReviewStatus.Approved, "Dr Sample", new DateOnly(2025, 5, 31), new DateOnly(2026, 5, 31)).IsCurrent(new DateOnly(year, month, day)));

    [Fact]
    public void APendingReviewNeverHolds() =>
        Assert.False(new Review(ReviewStatus.Pending, null, null, new DateOnly(2099, 1, 1)).IsCurrent(new DateOnly(2026, 1, 1)));
}
