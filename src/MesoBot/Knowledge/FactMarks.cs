using System.Text.RegularExpressions;

namespace MesoBot.Knowledge;

/// <summary>The fact numbers inside an article's text: <c>It goes into the dermis. [CF-103, CF-104]</c></summary>
internal static partial class FactMarks
{
    public static IEnumerable<string> In(string text) => At(text).Select(fact => fact.Id).Distinct();

    /// <summary>Every fact that is cited, with where its mark stands.</summary>
    public static IEnumerable<(string Id, int Offset)> At(string text) =>
        Mark().Matches(text).SelectMany(mark => Ids(mark).Select(id => (id, mark.Groups[1].Index)));

    /// <summary>What was meant as a mark and is none: patients would read it as it stands.</summary>
    public static IEnumerable<(string Found, int Offset)> Malformed(string text) =>
        LooksLikeMark().Matches(Mark().Replace(text, mark => new string(' ', mark.Length))).Select(match => (match.Value, match.Index));

    public static string Without(string text) => Mark().Replace(text, "");

    /// <summary>Writes something else in each mark's place; the mark's leading space is kept only with a text.</summary>
    public static string Replace(string text, Func<IReadOnlyList<string>, string> write) => Mark().Replace(text, mark =>
        write(Ids(mark)) is { Length: > 0 } written ? " " + written : "");

    private static string[] Ids(Match mark) => mark.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries);

    [GeneratedRegex(@"[ \t]*\[(CF-\d{3}(?:, ?CF-\d{3})*)\]", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    [GeneratedRegex(@"[\[(][^\[\]()\n]*\bCF[- ]?\d[^\[\]()\n]*[\])]|\bCF[- ]?\d+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex LooksLikeMark();
}
