using System.Text.RegularExpressions;

namespace MesoBot.Staff.Talk;

/// <summary>A run of text, bold or not.</summary>
public sealed record RichRun(string Text, bool IsBold);

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
        [.. text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(b => new RichPart(false, [.. b.Split('\n').Select(l => (IReadOnlyList<RichRun>)[new RichRun(l, false)])]))];

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
            if (match.Index > from) runs.Add(new RichRun(line[from..match.Index], false));
            runs.Add(new RichRun(match.Groups[1].Value, true));
            from = match.Index + match.Length;
        }
        if (from < line.Length) runs.Add(new RichRun(line[from..], false));
        return runs;
    }

    [GeneratedRegex(@"\*\*(?=\S)(.+?)(?<=\S)\*\*", RegexOptions.CultureInvariant)]
    private static partial Regex Bold();
}
