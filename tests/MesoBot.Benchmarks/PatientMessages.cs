using MesoBot.Knowledge;
using MesoBot.Triage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MesoBot.Benchmarks;

/// <summary>
/// What the benchmarks' patients write: thousands of different messages, so that nothing remembered flatters a figure. Questions, wishes,
/// small talk, Arabic; no danger, because what one visitor may report in a minute is bounded.
/// </summary>
internal static class PatientMessages
{
    private const int Count = 6000;

    private static readonly Lazy<string[]> Read = new(Load);

    public static string[] All => Read.Value;

    public static KnowledgeStore LoadKnowledge()
    {
        var cache = Environment.GetEnvironmentVariable("Knowledge__CachePath") ?? new KnowledgeOptions().CachePath;
        var store = new KnowledgeStore(RootFolder.Find(), Options.Create(new KnowledgeOptions { CachePath = cache }), NullLogger<KnowledgeStore>.Instance);
        store.Refresh();
        return store;
    }

    private static string[] Load()
    {
        var knowledge = LoadKnowledge().Current;
        string[] texts = [.. knowledge.Base!.Articles.SelectMany(a => a.Phrasings.Select(p => p.Text)), .. knowledge.Base.Routes.SelectMany(r => r.Examples.Select(e => e.Text))];
        texts = [.. texts.Distinct(StringComparer.Ordinal).Where(t => knowledge.Triage.Assess(t, []).Level == TriageLevel.None)];
        new Random(7).Shuffle(texts);
        return texts[..Math.Min(Count, texts.Length)];
    }
}
