using System.Globalization;
using System.Text;

namespace MesoBot.Booking;

/// <summary>What a patient's own calendar is told of an appointment: where and when, never what for nor for whom.</summary>
/// <param name="Uid">The same for every version of one appointment.</param>
/// <param name="Sequence">Higher for each change.</param>
/// <param name="Changed">Makes the file the same each time it is fetched.</param>
internal sealed record CalendarEntry(string Uid, long Sequence, DateTimeOffset Changed, DateTimeOffset From, DateTimeOffset To, string Summary, string? Location);

/// <summary>Writes an .ics file (RFC 5545) with one appointment.</summary>
internal static class CalendarFile
{
    private const int MaxOctets = 75;

    public static string Write(CalendarEntry entry)
    {
        var text = new StringBuilder();
        foreach (var line in Lines(entry)) Fold(text, line);
        return text.ToString();
    }

    private static IEnumerable<string> Lines(CalendarEntry entry)
    {
        yield return "BEGIN:VCALENDAR";
        yield return "VERSION:2.0";
        yield return "PRODID:-//MesoBot//Appointments//EN";
        yield return "CALSCALE:GREGORIAN";
        yield return "METHOD:PUBLISH";
        yield return "BEGIN:VEVENT";
        yield return "UID:" + Escaped(entry.Uid);
        yield return $"SEQUENCE:{entry.Sequence.ToString(CultureInfo.InvariantCulture)}";
        yield return "DTSTAMP:" + Utc(entry.Changed);
        yield return "DTSTART:" + Utc(entry.From);
        yield return "DTEND:" + Utc(entry.To);
        yield return "SUMMARY:" + Escaped(entry.Summary);
        if (!string.IsNullOrWhiteSpace(entry.Location)) yield return "LOCATION:" + Escaped(entry.Location);
        yield return "STATUS:CONFIRMED";
        yield return "TRANSP:OPAQUE";
        yield return "END:VEVENT";
        yield return "END:VCALENDAR";
    }

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text.Replace("\r\n", "\n", StringComparison.Ordinal))
            if (c is '\\' or ';' or ',') escaped.Append('\\').Append(c);
            else if (c is '\n' or '\r') escaped.Append("\\n");
            else if (!char.IsControl(c)) escaped.Append(c);
        return escaped.ToString();
    }

    /// <summary>A line has at most 75 octets; no character is cut in two.</summary>
    private static void Fold(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MaxOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }
            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }
}
