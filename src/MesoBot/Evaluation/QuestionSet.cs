using System.Text.Json;

namespace MesoBot.Evaluation;

/// <summary>What a turn should do: any kind and any topic listed is right; no topics means that the topic does not matter.</summary>
internal sealed record Expectation(IReadOnlyList<string> Kinds, IReadOnlyList<string> Topics, IReadOnlyList<string> MustMention, IReadOnlyList<string> MustNot);

/// <summary>One message of a script.</summary>
internal sealed record EvaluationTurn(string Text, Expectation Expect);

/// <summary>A question (one turn) or a conversation (several).</summary>
/// <param name="Kind">The main kind of a question; null for a conversation.</param>
internal sealed record EvaluationItem(string Id, string Language, string? Kind, IReadOnlyList<string> Tags, IReadOnlyList<EvaluationTurn> Turns);

/// <summary>Reads question and conversation sets: one JSON object a line.</summary>
internal static class QuestionSet
{
    /// <exception cref="FormatException">A line is not of the format; the message names file and line.</exception>
    public static IReadOnlyList<EvaluationItem> Read(string file, IEnumerable<string> lines)
    {
        var items = new List<EvaluationItem>();
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                using var json = JsonDocument.Parse(line);
                items.Add(ReadItem(json.RootElement));
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                throw new FormatException($"{file}, line {number} is not a question or conversation: {e.Message}", e);
            }
        }
        return items.Count > 0 ? items : throw new FormatException($"{file} holds no questions.");
    }

    private static EvaluationItem ReadItem(JsonElement json)
    {
        var id = json.GetProperty("id").GetString()!;
        var language = json.TryGetProperty("lang", out var lang) ? lang.GetString()! : "en";
        if (json.TryGetProperty("turns", out var turns))
            return new EvaluationItem(id, language, null, [], [.. turns.EnumerateArray().Select(ReadTurn)]);
        var kind = json.GetProperty("kind").GetString()!;
        string[] kinds = [kind, .. Texts(json, "also_ok")];
        string[] topics = json.TryGetProperty("topic", out var topic) && topic.ValueKind == JsonValueKind.String ? [topic.GetString()!, .. Texts(json, "also_topics")] : [];
        var expect = new Expectation(kinds, topics, Texts(json, "must_mention"), Texts(json, "must_not"));
        return new EvaluationItem(id, language, kind, Texts(json, "tags"), [new EvaluationTurn(json.GetProperty("text").GetString()!, expect)]);
    }

    private static EvaluationTurn ReadTurn(JsonElement json)
    {
        var expect = json.GetProperty("expect");
        return new EvaluationTurn(json.GetProperty("user").GetString()!,
            new Expectation(Texts(expect, "kind"), Texts(expect, "topic"), Texts(expect, "must_mention"), Texts(expect, "must_not")));
    }

    private static string[] Texts(JsonElement json, string name) => !json.TryGetProperty(name, out var value) ? [] : value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => [.. value.EnumerateArray().Select(v => v.GetString()!)],
        _ => [],
    };
}
