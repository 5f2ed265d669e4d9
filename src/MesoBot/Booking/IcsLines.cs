using System.Globalization;
using System.Text;

namespace MesoBot.Booking;

/// <summary>What stands in an .ics file cannot be read; the sentence names the line, and nothing of what stands there.</summary>
internal sealed class IcsFormatException(int line, string problem) : Exception($"Line {line}: {problem}");

/// <summary>A property of an .ics file: DTSTART;TZID=Asia/Dubai:20261124T100000.</summary>
internal sealed record IcsLine(int Number, string Name, IReadOnlyDictionary<string, string> Parameters, string Value)
{
    public string? Parameter(string name) => Parameters.GetValueOrDefault(name);

    public IcsFormatException Wrong(string problem) => new(Number, problem);
}

/// <summary>Unfolds and parts the lines of an .ics file (RFC 5545 §3.1).</summary>
internal static class IcsLines
{
    private const int MaxLines = 400_000;
    private const int MaxLength = 100_000;

    public static IEnumerable<IcsLine> Read(string text)
    {
        var (number, first, open) = (0, 0, new StringBuilder());
        using var reader = new StringReader(text.TrimStart('\uFEFF'));
        while (reader.ReadLine() is { } line)
        {
            if (++number > MaxLines) throw new IcsFormatException(number, "the file has too many lines.");
            if (line.Length > 0 && line[0] is ' ' or '\t' && open.Length > 0)
            {
                if (open.Append(line, 1, line.Length - 1).Length > MaxLength) throw new IcsFormatException(first, "the line is too long.");
                continue;
            }
            if (open.Length > 0) yield return Part(open.ToString(), first);
            open.Clear().Append(line);
            first = number;
        }
        if (open.Length > 0) yield return Part(open.ToString(), first);
    }

    private static IcsLine Part(string line, int number)
    {
        var (parts, start, quoted, end) = (new List<string>(), 0, false, -1);
        for (var i = 0; i < line.Length && end < 0; i++)
        {
            if (line[i] == '"') quoted = !quoted;
            if (quoted || line[i] is not (';' or ':')) continue;
            parts.Add(line[start..i]);
            start = i + 1;
            if (line[i] == ':') end = i;
        }
        if (end < 0 || parts[0].Length == 0) throw new IcsFormatException(number, "this is no line of a calendar file.");
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in parts.Skip(1))
            if (part.Split('=', 2) is [var name, var value]) parameters[name] = value.Trim('"');
        return new IcsLine(number, parts[0].ToUpper(CultureInfo.InvariantCulture), parameters, line[(end + 1)..].Trim());
    }
}
