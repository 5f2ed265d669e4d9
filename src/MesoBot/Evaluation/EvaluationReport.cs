using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using MesoBot.Answers;
using MesoBot.Turns;

namespace MesoBot.Evaluation;

internal sealed record ReportedArticle(string Id, string Topic, double Score);

internal sealed record ReportedTriage(string Level, string Rule);

/// <summary>One turn in the JSON of `ask --json` and `eval --json`.</summary>
/// <param name="Articles">In rank order.</param>
/// <param name="Text">The whole reply as the patient gets it.</param>
internal sealed record ReportedTurn(
    string Id, int Turn, string Kind, string? Topic, IReadOnlyList<ReportedArticle> Articles, ReportedTriage Triage, string Lang, string Text,
    IReadOnlyList<string> Suggestions, double Ms);

internal sealed record Report(IReadOnlyDictionary<string, object> Summary, IReadOnlyList<ReportedTurn> Items);

/// <summary>Writes runs as JSON: UTF-8, Arabic as letters.</summary>
internal static class EvaluationReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    public static string Write(Scorecard? card, IEnumerable<EvaluatedTurn> turns)
    {
        var summary = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var figure in card?.Figures ?? []) summary[figure.Name] = new { right = figure.Right, all = figure.All, share = Math.Round(figure.Share, 4) };
        return JsonSerializer.Serialize(new Report(summary, [.. turns.Select(t => Of(t.Item.Id, t.Number, t.Result, t.Milliseconds))]), Json);
    }

    public static string Write(string id, TurnResult result, double milliseconds) =>
        JsonSerializer.Serialize(new Report(new Dictionary<string, object>(StringComparer.Ordinal), [Of(id, 0, result, milliseconds)]), Json);

    private static ReportedTurn Of(string id, int turn, TurnResult result, double milliseconds)
    {
        var trace = result.Trace;
        return new ReportedTurn(id, turn, trace.Kind, trace.Topic, [.. trace.Articles.Select(a => new ReportedArticle(a.Id, a.Topic, Math.Round(a.Score, 4)))],
            new ReportedTriage(trace.Triage.LevelName, trace.Triage.Rule), trace.Language.Label, PlainText.Of(result.Reply),
            [.. PlainText.ChoicesOf(result.Reply).Select(c => c.Title)], Math.Round(milliseconds, 3));
    }
}
