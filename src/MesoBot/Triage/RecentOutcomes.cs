using System.Text;

namespace MesoBot.Triage;

/// <summary>The last outcomes by the very texts they were judged from. A place is overwritten by the next that falls on it: the size never changes.</summary>
internal sealed class RecentOutcomes
{
    private const int Places = 512;

    /// <summary>Longer texts are rare, and would hold memory.</summary>
    private const int MaxLength = 2000;

    private readonly Entry?[] _entries = new Entry?[Places];

    /// <summary>Null when the texts are too long to be kept.</summary>
    public static string? KeyOf(string message, IReadOnlyList<string> earlier)
    {
        var length = message.Length;
        foreach (var text in earlier) length += text.Length;
        if (length > MaxLength) return null;
        // Lengths in front part the texts. No character between them could: patients may write any, and must not make one conversation look like another.
        var key = new StringBuilder(length + 8 * earlier.Count + 8);
        foreach (var text in earlier) key.Append(text.Length).Append(',');
        key.Append(';');
        foreach (var text in earlier) key.Append(text);
        return key.Append(message).ToString();
    }

    public TriageOutcome? Find(string key) => _entries[PlaceOf(key)] is { } entry && entry.Key == key ? entry.Outcome : null;

    public void Keep(string key, TriageOutcome outcome) => _entries[PlaceOf(key)] = new Entry(key, outcome);

    private static int PlaceOf(string key) => (int)((uint)key.GetHashCode(StringComparison.Ordinal) % Places);

    private sealed record Entry(string Key, TriageOutcome Outcome);
}
