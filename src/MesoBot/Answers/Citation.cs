using System.Globalization;
using MesoBot.Knowledge;
using MesoBot.Text;

namespace MesoBot.Answers;

/// <summary>A numbered source of an answer, as the patient sees it.</summary>
/// <param name="Grade">The kind of evidence in plain words.</param>
/// <param name="Reviewed">Who reviewed the article and when, or that nobody has.</param>
internal sealed record Citation(int Number, string Title, string Where, string Url, string Grade, string ArticleTitle, string Reviewed);

/// <summary>Turns the fact marks of an article's text into numbered citations.</summary>
internal sealed class CitationList(KnowledgeBase knowledge, string language)
{
    /// <summary>Sources shown for one mark: the first two carry the statement, more would bury the text under numbers.</summary>
    private const int SourcesPerMark = 2;

    private readonly List<Citation> _citations = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public IReadOnlyList<Citation> Citations => _citations;

    /// <summary>The text with "[1]" in place of "[CF-101]".</summary>
    public string Number(Article article, string text) => FactMarks.Replace(text, facts =>
    {
        var numbers = facts.Where(knowledge.Facts.ContainsKey).SelectMany(id => knowledge.Facts[id].Sources.Take(SourcesPerMark).Select(source => NumberOf(source, knowledge.Facts[id], article)))
            .Distinct().Order().Take(SourcesPerMark);
        return string.Concat(numbers.Select(n => $"[{n.ToString(CultureInfo.InvariantCulture)}]"));
    });

    public static string ReviewedText(Review review, string language) => review is { Status: ReviewStatus.Approved, By: { } by, On: { } on }
        ? Strings.Format("ReviewedOn", language, on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), by)
        : Strings.Get("NotReviewed", language);

    private int NumberOf(string sourceId, Fact fact, Article article)
    {
        if (_numbers.TryGetValue(sourceId, out var known)) return known;
        var source = knowledge.Sources[sourceId];
        var number = _citations.Count + 1;
        _citations.Add(new Citation(number, source.Title, source.Where, source.Url, Strings.Get("Grade" + fact.Grade, language), article.Title, ReviewedText(article.Review, language)));
        return _numbers[sourceId] = number;
    }
}
