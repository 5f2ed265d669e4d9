using System.Text.RegularExpressions;
using MesoBot.Knowledge;

namespace MesoBot.Answers;

/// <summary>Leaves out of a fixed text what needs a fact that the clinic has not set: the bracket, else the sentence. No patient reads a brace.</summary>
internal static partial class UnsetFacts
{
    public static string LeaveOut(string text, Func<string, bool> isSet)
    {
        if (!Needs(text, isSet)) return text;
        var kept = Bracket().Replace(text, bracket => Needs(bracket.Value, isSet) ? "" : bracket.Value)
            .Split('\n').Select(line => Line(line, isSet)).OfType<string>();
        // A paragraph that is gone leaves no gap.
        return BlankLines().Replace(string.Join('\n', kept), "\n\n").Trim();
    }

    /// <summary>Null when nothing of the line is left.</summary>
    private static string? Line(string line, Func<string, bool> isSet)
    {
        if (!Needs(line, isSet)) return line;
        var sentences = SentenceEnd().Split(line).Where(sentence => !Needs(sentence, isSet)).ToList();
        return sentences.Count == 0 ? null : string.Join(' ', sentences);
    }

    private static bool Needs(string text, Func<string, bool> isSet) => ReplyTexts.PlaceholdersIn(text).Any(name => !isSet(name));

    [GeneratedRegex(@" ?\([^()\n]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Bracket();

    [GeneratedRegex(@"(?<=[.!?؟])\s+", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\n{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex BlankLines();
}
