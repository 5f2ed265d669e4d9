using System.Text.RegularExpressions;

namespace MesoBot.Knowledge;

/// <summary>The fact numbers inside an article's text: <c>It goes into the dermis. [CF-103, CF-104]</c></summary>
internal static partial class FactMarks
{
    public static IEnumerable<string> In(string text) =>
        Mark().Matches(text).SelectMany(mark => mark.Groups[1].Value.Split(", ", StringSplitOptions.TrimEntries)).Distinct();

    public static string Without(string text) => Mark().Replace(text, "");

    /// <summary>Writes something else in each mark's place; the mark's leading space is kept only with a text.</summary>
    public static string Replace(string text, Func<IReadOnlyList<string>, string> write) => Mark().Replace(text, mark =>
        write(mark.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries)) is { Length: > 0 } written ? " " + written : "");

    [GeneratedRegex(@"[ \t]*\[(CF-\d{3}(?:, ?CF-\d{3})*)\]", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
