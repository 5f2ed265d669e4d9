using System.Text.RegularExpressions;

namespace MesoBot.Turns;

/// <summary>Parts a message that asks two things: "does it hurt? and how many sessions do i need".</summary>
internal static partial class QuestionSplitter
{
    private const int MinWords = 3;

    /// <summary>Two parts, or none when the message asks one thing.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var parts = Boundary().Split(text).Select(p => p.Trim()).Where(p => p.Length > 0).ToList();
        return parts.Count == 2 && parts.All(IsQuestion) ? parts : [];
    }

    private static bool IsQuestion(string part)
    {
        var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        return words >= MinWords && Asks().IsMatch(part);
    }

    [GeneratedRegex(@"\?+\s*(?:and |also |plus )?|\s(?:and also|and another thing|also|plus|second question|another question|and)\s(?=(?:how|what|when|can|does|do|is|are|will|which|who|where|should)\b)|\n+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"\b(?:how|what|when|can|could|does|do|is|are|will|would|which|who|where|should|any)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Asks();
}
