using System.Globalization;
using System.Text;
using System.Text.Json;
using MesoBot.Activities;
using MesoBot.Answers;
using MesoBot.Data;

namespace MesoBot.Cli;

/// <summary>A conversation to read: who said what at which time of the clinic, what kind of reply it was, and its sources.</summary>
internal static class TranscriptText
{
    private const string Indent = "        ";

    /// <summary>Kinds of replies as staff call them.</summary>
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        [ReplyKinds.Answer] = "answer from an article",
        [ReplyKinds.Emergency] = "EMERGENCY",
        [ReplyKinds.Clinician] = "concern: see a clinician",
        [ReplyKinds.Book] = "booking",
        [ReplyKinds.Human] = "offered a person",
        [ReplyKinds.Practical] = "about the clinic",
        [ReplyKinds.Complaint] = "complaint",
        [ReplyKinds.Minor] = "under 18",
        [ReplyKinds.OtherLanguage] = "another language",
        [ReplyKinds.Abstain] = "no reviewed information",
        [ReplyKinds.Greeting] = "greeting",
        [ReplyKinds.Smalltalk] = "small talk",
        [ReplyKinds.Injection] = "attempt to misuse",
        [ReplyKinds.Privacy] = "privacy",
    };

    public static void Write(TextWriter output, TranscriptReader reader, TranscriptHead head, TimeZoneInfo zone)
    {
        output.WriteLine(new string('=', 72));
        output.WriteLine($"Conversation {head.Id}");
        output.WriteLine($"Channel {head.ChannelId}, patient {Safe(head.UserId)}, {Local(head.CreatedAt, zone):yyyy-MM-dd HH:mm} to {Local(head.LastAt, zone):yyyy-MM-dd HH:mm} ({zone.Id})");
        var (session, day) = (0L, default(DateTime));
        foreach (var activity in reader.Activities(head.Id))
        {
            var at = Local(activity.At, zone);
            if (activity.Session != session || at.Date != day)
            {
                (session, day) = (activity.Session, at.Date);
                output.WriteLine();
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"--- {at:dddd d MMMM yyyy}, session {session} ---"));
            }
            output.WriteLine();
            WriteActivity(output, activity, at);
        }
        output.WriteLine();
    }

    private static DateTime Local(long at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(at), zone).DateTime;

    private static void WriteActivity(TextWriter output, TranscriptActivity activity, DateTime at)
    {
        using var document = JsonDocument.Parse(activity.Payload);
        var said = TranscriptWords.Of(document.RootElement);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{at:HH:mm}] {Speaker(activity, said)}"));
        if (said.Blocks.ValueKind != JsonValueKind.Array) WriteLines(output, said.Text);
        else foreach (var block in said.Blocks.EnumerateArray()) WriteBlock(output, block);
    }

    private static string Speaker(TranscriptActivity activity, TranscriptWords said) => activity switch
    {
        { Type: ActivityTypes.EndOfConversation } => "The patient ended the conversation.",
        { Type: not ActivityTypes.Message } => $"({Safe(activity.Type)})",
        { Role: Roles.User } => said.Choice is null ? "Patient:" : "Patient pressed:",
        { Role: Roles.Staff } => "Staff:",
        _ => $"MesoBot ({KindOf(said.Kind, activity.Trace)}):",
    };

    private static string KindOf(string? kind, TurnTraceRow? trace)
    {
        var name = kind is null ? "message" : Kinds.GetValueOrDefault(kind, kind);
        return trace?.TriageRule is { } rule ? $"{name}, rule {rule}" : trace?.Topic is { } topic ? $"{name}, topic {topic}" : name;
    }

    private static void WriteBlock(TextWriter output, JsonElement block)
    {
        string Value(string name) => TranscriptWords.TextOf(block, name) ?? "";
        switch (Value("type"))
        {
            case "citations":
                foreach (var citation in Each(block, "citations")) WriteLines(output, Source(citation));
                break;
            case "choices":
                var choices = Each(block, "choices").Select(c => TranscriptWords.TextOf(c, "title"));
                WriteLines(output, $"{Value("intro")} [{string.Join("] [", choices)}]".TrimStart());
                break;
            case "call":
                WriteLines(output, $"{Value("label")} ({Value("number")})");
                break;
            case "notice":
                WriteLines(output, Value("title").Length > 0 ? $"{Value("title")}\n{Value("text")}" : Value("text"));
                break;
            case "disclaimer":
                WriteLines(output, "Disclaimer: " + Value("text"));
                break;
            default:
                WriteLines(output, Value("text"));
                break;
        }
    }

    private static string Source(JsonElement citation)
    {
        var number = citation.TryGetProperty("number", out var n) && n.TryGetInt32(out var value) ? value.ToString(CultureInfo.InvariantCulture) : "?";
        var parts = ((string[])["title", "where", "url", "reviewed"]).Select(name => TranscriptWords.TextOf(citation, name)?.TrimEnd('.')).Where(p => !string.IsNullOrEmpty(p));
        return $"Source [{number}] {string.Join(". ", parts)}";
    }

    private static JsonElement.ArrayEnumerator Each(JsonElement block, string name) =>
        block.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static void WriteLines(TextWriter output, string text)
    {
        foreach (var line in PlainText.Unmarked(text).Split('\n'))
            if (!string.IsNullOrWhiteSpace(line)) output.WriteLine(Indent + Safe(line.TrimEnd()));
    }

    /// <summary>Control characters could move the cursor of the terminal that shows them; marks of direction could turn a line around.</summary>
    private static string Safe(string text)
    {
        if (!text.Any(IsUnsafe)) return text;
        var safe = new StringBuilder(text.Length);
        foreach (var c in text) safe.Append(IsUnsafe(c) ? '\uFFFD' : c);
        return safe.ToString();
    }

    // Isolates (U+2066 to U+2069) stand around telephone numbers in our own Arabic texts.
    private static bool IsUnsafe(char c) => char.IsControl(c) && c != '\t' || c is >= '\u202A' and <= '\u202E';
}
