using System.Text.RegularExpressions;

namespace MesoBot.Turns;

/// <summary>"thanks, and how much is it?": what stands behind the thanks, the greeting or the "ok" is what is asked.</summary>
internal static partial class Pleasantries
{
    private const int MinWords = 2;

    /// <summary>The rest of the message, or null when the pleasantry is all of it.</summary>
    public static string? RestOf(string text)
    {
        var rest = Lead().Replace(text, "").Trim();
        return rest.Length < text.Trim().Length && rest.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= MinWords ? rest : null;
    }

    [GeneratedRegex(@"^\s*(?:(?:lol|haha\w*|thanks?(?: you| u)?(?: so much| a lot)?|thx|ty|cheers|ok(?:ay)?(?: then)?|great|cool|perfect|nice|hi|hii+|hello|hey+|hallo|good (?:morning|afternoon|evening)|dear|shukran|marhaba|mar7aba|salam|ahlan|مرحبا|السلام عليكم|هلا|اهلا|صباح الخير|مساء الخير|شكرا|مشكوره?|طيب|تمام)\b[\s,.!;:؟،-]*)+(?:and\b|but\b|also\b)?\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lead();
}
