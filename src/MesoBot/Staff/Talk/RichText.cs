using System.Text.RegularExpressions;

namespace MesoBot.Staff.Talk;

/// <summary>A run of text.</summary>
/// <param name="IsWhole">A telephone number, address or reference: left to right in one piece, whatever stands around it.</param>
public sealed record RichRun(string Text, bool IsBold, bool IsWhole = false);

/// <summary>Lines of a paragraph, or the items of a list.</summary>
public sealed record RichPart(bool IsList, IReadOnlyList<IReadOnlyList<RichRun>> Lines);

/// <summary>
/// The few marks our replies use (paragraphs, "- " lists, **bold**) as values that a page draws. Everything else, markup included, is
/// plain text: there is no way from a message to HTML.
/// </summary>
internal static partial class RichText
{
    public static IReadOnlyList<RichPart> Read(string text)
    {
        var parts = new List<RichPart>();
        foreach (var block in text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries)) parts.AddRange(Block(block));
        return parts;
    }

    /// <summary>Words of people: line by line, no marks.</summary>
    public static IReadOnlyList<RichPart> Plain(string text) =>
        [.. text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(b => new RichPart(false, [.. b.Split('\n').Select(l => (IReadOnlyList<RichRun>)Wholes(l, isBold: false).ToList())]))];

    private static IEnumerable<RichPart> Block(string block)
    {
        var (lines, isList) = (new List<IReadOnlyList<RichRun>>(), false);
        foreach (var line in block.Split('\n').Where(l => !string.IsNullOrWhiteSpace(l)))
        {
            var isItem = line.TrimStart().StartsWith("- ", StringComparison.Ordinal);
            if (isItem != isList && lines.Count > 0)
            {
                yield return new RichPart(isList, lines);
                lines = [];
            }
            isList = isItem;
            lines.Add(Runs(isItem ? line.TrimStart()[2..] : line));
        }
        if (lines.Count > 0) yield return new RichPart(isList, lines);
    }

    private static List<RichRun> Runs(string line)
    {
        var (runs, from) = (new List<RichRun>(), 0);
        foreach (Match match in Bold().Matches(line))
        {
            runs.AddRange(Wholes(line[from..match.Index], isBold: false));
            runs.AddRange(Wholes(match.Groups[1].Value, isBold: true));
            from = match.Index + match.Length;
        }
        runs.AddRange(Wholes(line[from..], isBold: false));
        return runs;
    }

    private static IEnumerable<RichRun> Wholes(string text, bool isBold)
    {
        var from = 0;
        foreach (Match match in Whole().Matches(text))
        {
            if (match.Index > from) yield return new RichRun(text[from..match.Index], isBold);
            yield return new RichRun(match.Value, isBold, IsWhole: true);
            from = match.Index + match.Length;
        }
        if (from < text.Length) yield return new RichRun(text[from..], isBold);
    }

    [GeneratedRegex(@"https?://[^\s<>""]+[^\s<>"".,;:!?)]|\bMB-[2-9A-Z]{7}\b|\+?\d(?:[ ()-]{0,2}\d){6,}", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\*\*(?=\S)(.+?)(?<=\S)\*\*", RegexOptions.CultureInvariant)]
    private static partial Regex Bold();
}
