using System.Text;
using System.Text.Json;
using MesoBot.Answers;

namespace MesoBot.Staff.Talk;

/// <summary>A source under an answer.</summary>
/// <param name="Url">https alone, else empty.</param>
public sealed record SourceView(int Number, string Title, string Where, string Url, string Grade, string Reviewed);

/// <summary>A part of a message as the patient saw it.</summary>
/// <param name="Kind">text, notice, citations, disclaimer, choices or call.</param>
/// <param name="Tone">Of a notice: emergency, concern or unreviewed.</param>
public sealed record PartView(string Kind, IReadOnlyList<RichPart> Text, string Title = "", string Tone = "", IReadOnlyList<SourceView>? Sources = null, IReadOnlyList<string>? Choices = null);

/// <summary>What a message says.</summary>
/// <param name="StaffName">Of a message of staff; null otherwise.</param>
/// <param name="Plain">The whole of it in plain words, sources and disclaimer included: what goes into a reply box.</param>
public sealed record MessageView(IReadOnlyList<PartView> Parts, string Lang, string Plain, string? StaffName, string? StaffRole, string? Choice)
{
    /// <summary>What the bot did with it; empty for everybody else's words.</summary>
    public string Kind { get; init; } = "";
}

/// <summary>Reads the payload of a stored activity. Whatever is not as we write it is shown as plain text, or not at all.</summary>
internal static class TalkParts
{
    private const int MaxPlain = 8000;

    public static MessageView Read(string payload, bool isPatient)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            return Read(document.RootElement, isPatient);
        }
        catch (JsonException)
        {
            return new MessageView([], "", "", null, null, null);
        }
    }

    private static MessageView Read(JsonElement activity, bool isPatient)
    {
        var text = TextOf(activity, "text");
        if (isPatient)
        {
            var choice = Inner(activity, "value") is { } value ? TextOf(value, "choice") : "";
            return new MessageView(text.Length > 0 ? [new PartView("text", RichText.Plain(text))] : [], "", text, null, null, choice.Length > 0 ? choice : null);
        }
        var ours = Inner(activity, "channelData") is { } data ? Inner(data, "mesobot") : null;
        var staff = ours is { } known ? Inner(known, "staff") : null;
        var parts = ours is { } o && o.TryGetProperty("blocks", out var blocks) && blocks.ValueKind == JsonValueKind.Array ? blocks.EnumerateArray().Select(Part).OfType<PartView>().ToList() : [];
        if (parts.Count == 0 && text.Length > 0) parts.Add(new PartView("text", RichText.Plain(text)));
        var lang = ours is { } l ? TextOf(l, "language") : "";
        return new MessageView(parts, lang, PlainOf(parts), staff is { } s ? TextOf(s, "name") : null, staff is { } r ? TextOf(r, "role") : null, null) { Kind = ours is { } k ? TextOf(k, "kind") : "" };
    }

    private static PartView? Part(JsonElement block) => TextOf(block, "type") switch
    {
        "text" => new PartView("text", RichText.Read(TextOf(block, "text"))),
        "notice" => new PartView("notice", RichText.Read(TextOf(block, "text")), TextOf(block, "title"), TextOf(block, "kind")),
        "disclaimer" => new PartView("disclaimer", RichText.Read(TextOf(block, "text"))),
        "citations" => new PartView("citations", [], TextOf(block, "title"), Sources: [.. ListOf(block, "citations").Select(Source)]),
        "choices" => new PartView("choices", RichText.Read(TextOf(block, "intro")), Choices: [.. ListOf(block, "choices").Select(c => TextOf(c, "title"))]),
        "call" => new PartView("call", [], TextOf(block, "label")),
        _ => null,
    };

    private static SourceView Source(JsonElement source) => new(
        source.TryGetProperty("number", out var number) && number.TryGetInt32(out var n) ? n : 0, TextOf(source, "title"), TextOf(source, "where"),
        TextOf(source, "url") is { } url && url.StartsWith("https://", StringComparison.Ordinal) ? url : "", TextOf(source, "grade"), TextOf(source, "reviewed"));

    private static string PlainOf(List<PartView> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts.Where(p => p.Kind is "text" or "notice" or "citations" or "disclaimer"))
        {
            if (text.Length > 0) text.Append("\n\n");
            if (part.Title.Length > 0) text.Append(part.Title).Append('\n');
            text.AppendJoin('\n', part.Text.SelectMany(p => p.Lines.Select(l => (p.IsList ? "- " : "") + string.Concat(l.Select(r => r.Text)))));
            if (part.Sources is { } sources) text.AppendJoin('\n', sources.Select(s => $"[{s.Number}] {s.Title.TrimEnd('.')}.{(s.Url.Length > 0 ? " " + s.Url : "")}"));
        }
        return PlainText.Unmarked(text.Length > MaxPlain ? text.ToString(0, MaxPlain) : text.ToString());
    }

    private static JsonElement.ArrayEnumerator ListOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static JsonElement? Inner(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static string TextOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";
}
