using System.Text;
using System.Text.Json;
using MesoBot.Activities;
using MesoBot.Data;
using MesoBot.Knowledge;

namespace MesoBot.Turns;

/// <summary>A turn's trace and the texts it served, as the store keeps them.</summary>
internal static class TurnTraces
{
    /// <summary>Ranks kept: what a reviewer looks at to see what else was near.</summary>
    private const int MaxArticles = 5;

    public static TurnTraceRow Row(DueTurn turn, TurnTrace trace, KnowledgeBase? knowledge, DateTimeOffset now, TimeSpan thought) => new()
    {
        ConversationId = turn.ConversationId,
        Sequence = turn.Sequence ?? 0,
        At = now.ToUnixTimeMilliseconds(),
        Kind = trace.Kind,
        Topic = trace.Topic,
        TriageLevel = trace.Triage.LevelName,
        TriageRule = trace.Triage.Rule.Length > 0 ? trace.Triage.Rule : null,
        TriageCategory = trace.Triage.Category.Length > 0 ? trace.Triage.Category : null,
        Language = trace.Language.Label,
        Articles = Json(json =>
        {
            foreach (var article in trace.Articles.Take(MaxArticles))
            {
                json.WriteStartObject();
                json.WriteString("id"u8, article.Id);
                json.WriteNumber("score"u8, Math.Round(article.Score, 4));
                json.WriteEndObject();
            }
        }),
        Texts = Json(json =>
        {
            foreach (var hash in trace.Served) json.WriteStringValue(hash);
        }),
        KnowledgeVersion = knowledge?.Hash,
        ThoughtMicroseconds = (long)thought.TotalMicroseconds,
    };

    public static IReadOnlyList<ServedText> Texts(TurnTrace trace, KnowledgeBase? knowledge)
    {
        if (trace.Served.Count == 0 || knowledge is null) return [];
        return [.. knowledge.Articles.Where(a => trace.Served.Contains(a.ContentHash)).Select(a => new ServedText(a.ContentHash, "article", TextOf(a)))];
    }

    private static string TextOf(Article article)
    {
        var text = new StringBuilder("# ").Append(article.Title).Append('\n');
        foreach (var passage in article.Passages)
        {
            if (passage.Heading.Length > 0) text.Append("\n## ").Append(passage.Heading).Append('\n');
            text.Append('\n').Append(passage.Text).Append('\n');
        }
        return text.ToString();
    }

    private static string Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, ActivityJson.WriterOptions))
        {
            json.WriteStartArray();
            write(json);
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
