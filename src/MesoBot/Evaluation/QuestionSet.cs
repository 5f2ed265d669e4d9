using System.Text.Json;
using System.Text.RegularExpressions;

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
            items.Add(ReadLine(line, file, number));
        }
        return items.Count > 0 ? items : throw new FormatException($"{file} holds no questions.");
    }

    private static EvaluationItem ReadLine(string line, string file, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return ReadItem(json.RootElement);
        }
        catch (JsonException e)
        {
            throw new FormatException($"{file}, line {number} is not valid JSON.", e);
        }
        catch (FormatException e)
        {
            throw new FormatException($"{file}, line {number} is not a question or conversation: {e.Message}", e);
        }
    }

    private static EvaluationItem ReadItem(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) throw new FormatException("a line should be one object in braces.");
        var id = Text(json, "id");
        var language = json.TryGetProperty("lang", out _) ? Text(json, "lang") : "en";
        if (json.TryGetProperty("turns", out var turns)) return new EvaluationItem(id, language, null, [], ReadTurns(turns));
        var kind = Text(json, "kind");
        string[] kinds = [kind, .. Texts(json, "also_ok")];
        string[] topics = json.TryGetProperty("topic", out var topic) && topic.ValueKind == JsonValueKind.String ? [topic.GetString()!, .. Texts(json, "also_topics")] : [];
        var expect = new Expectation(kinds, topics, Expressions(json, "must_mention"), Expressions(json, "must_not"));
        return new EvaluationItem(id, language, kind, Texts(json, "tags"), [new EvaluationTurn(Text(json, "text"), expect)]);
    }

    private static List<EvaluationTurn> ReadTurns(JsonElement turns) => turns.ValueKind == JsonValueKind.Array
        ? [.. turns.EnumerateArray().Select(ReadTurn)]
        : throw new FormatException("`turns` should be a list.");

    private static EvaluationTurn ReadTurn(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("expect", out var expect) || expect.ValueKind != JsonValueKind.Object)
            throw new FormatException("each of `turns` should have `user` and `expect`.");
        return new EvaluationTurn(Text(json, "user"),
            new Expectation(Texts(expect, "kind"), Texts(expect, "topic"), Expressions(expect, "must_mention"), Expressions(expect, "must_not")));
    }

    private static string Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
        ? value.GetString()!
        : throw new FormatException($"`{name}` should be a text.");

    private static string[] Texts(JsonElement json, string name) => !json.TryGetProperty(name, out var value) ? [] : value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array when value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String) => [.. value.EnumerateArray().Select(v => v.GetString()!)],
        JsonValueKind.Null => [],
        _ => throw new FormatException($"`{name}` should be a list of texts."),
    };

    /// <summary>Texts that are regular expressions: a broken one is told here, not after a whole run.</summary>
    private static string[] Expressions(JsonElement json, string name)
    {
        var expressions = Texts(json, name);
        foreach (var expression in expressions) Check(name, expression);
        return expressions;
    }

    private static void Check(string name, string expression)
    {
        try
        {
            _ = new Regex(expression, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException e)
        {
            throw new FormatException($"`{name}` holds `{expression}`, which is not a valid expression.", e);
        }
    }
}
