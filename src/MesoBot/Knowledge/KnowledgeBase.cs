using MesoBot.Triage;

namespace MesoBot.Knowledge;

/// <summary>Everything the bot may say and how it recognises what is asked, read once and never changed: an edit makes a new one.</summary>
/// <param name="Hash">Of all files; names the saved search model.</param>
internal sealed record KnowledgeBase(
    string Hash,
    IReadOnlyList<Article> Articles,
    IReadOnlyDictionary<string, Fact> Facts,
    IReadOnlyDictionary<string, Source> Sources,
    IReadOnlyList<Topic> Topics,
    IReadOnlyDictionary<string, string> LeftOutFacts,
    IReadOnlyList<RouteExamples> Routes,
    DomainLexicon Lexicon,
    RouteCues Cues,
    ClaimRules Claims,
    ReplyTexts Replies,
    TriageRules Triage)
{
    private readonly Dictionary<(string, string), Article> _byId = Articles
        .GroupBy(a => (a.Id, a.Language)).ToDictionary(g => g.Key, g => g.First());

    public Article? Find(string id, string language) => _byId.GetValueOrDefault((id, language));
}
