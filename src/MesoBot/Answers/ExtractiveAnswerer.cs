using MesoBot.Knowledge;
using MesoBot.Text;

namespace MesoBot.Answers;

/// <summary>Values of the choices that this room offers.</summary>
internal static class ChoiceValues
{
    public const string Safe = "choice:safe";
    public const string More = "choice:more";
    public const string ArticlePrefix = "choice:article:";

    public static string Article(string id) => ArticlePrefix + id;

    public static bool IsOne(string text) => text is Safe or More
        || text.StartsWith(ArticlePrefix, StringComparison.Ordinal) && text.AsSpan(ArticlePrefix.Length).IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789-") < 0;
}

/// <summary>Answers in the reviewed words themselves: the short answer of the article, its sources, the disclaimer, where to go on.</summary>
internal sealed class ExtractiveAnswerer(KnowledgeBase knowledge, FixedTexts texts)
{
    private const int MaxRelated = 3;

    /// <param name="articles">One, or two when two questions were asked.</param>
    /// <param name="full">The long disclaimer.</param>
    /// <param name="offers">False beside an open emergency: no suggestion and no booking next to a safety line.</param>
    public IReadOnlyList<Block> Answer(IReadOnlyList<Article> articles, bool full, bool offers)
    {
        var citations = new CitationList(knowledge, texts.Language);
        var blocks = new List<Block>();
        AddUnreviewed(blocks, articles);
        if (articles.Count > 1) blocks.Add(new TextBlock(texts.Get("two-answers-intro")));
        foreach (var article in articles)
        {
            var text = citations.Number(article, article.ShortAnswer.Text);
            blocks.Add(new TextBlock(articles.Count > 1 ? $"**{article.Title}**\n\n{text}" : text));
        }
        return Finish(blocks, articles, citations, full, offers, more: articles.Count == 1 && articles[0].Details.Any());
    }

    /// <summary>The rest of an article, on "more".</summary>
    public IReadOnlyList<Block> Details(Article article, bool full, bool offers)
    {
        var citations = new CitationList(knowledge, texts.Language);
        var blocks = new List<Block>();
        AddUnreviewed(blocks, [article]);
        foreach (var passage in article.Details) blocks.Add(new TextBlock($"**{passage.Heading}**\n\n{citations.Number(article, passage.Text)}"));
        return Finish(blocks, [article], citations, full, offers, more: false);
    }

    private List<Block> Finish(List<Block> blocks, IReadOnlyList<Article> articles, CitationList citations, bool full, bool offers, bool more)
    {
        blocks.Add(new CitationsBlock(citations.Citations));
        blocks.Add(Disclaimers.Of(texts, full));
        if (!offers) return blocks;
        var choices = Related(articles);
        if (more) choices.Insert(0, new Choice(ChoiceValues.More, Strings.Get("MoreChoice", texts.Language), Strings.Get("MoreChoice", texts.Language)));
        if (choices.Count > 0) blocks.Add(new ChoicesBlock(texts.Get("related-intro"), choices));
        blocks.Add(new TextBlock(texts.Get("book-offer")));
        return blocks;
    }

    private void AddUnreviewed(List<Block> blocks, IReadOnlyList<Article> articles)
    {
        if (articles.Any(a => a.Review.Status == ReviewStatus.Pending)) blocks.Add(new NoticeBlock(NoticeKind.Unreviewed, texts.Get("unreviewed")));
    }

    private List<Choice> Related(IReadOnlyList<Article> articles) =>
        [.. articles.SelectMany(a => a.Related).Distinct().Select(id => knowledge.Find(id, articles[0].Language)).OfType<Article>()
            .Where(a => !articles.Contains(a)).Take(MaxRelated).Select(a => new Choice(ChoiceValues.Article(a.Id), a.Title, a.ShortTitle))];
}
