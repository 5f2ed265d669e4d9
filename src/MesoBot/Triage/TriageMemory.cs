namespace MesoBot.Triage;

/// <summary>A patient message that triage still remembers.</summary>
/// <param name="Level">What it was judged to be when it came.</param>
internal sealed record RememberedMessage(DateTimeOffset At, string Text, TriageLevel Level);

/// <summary>Which earlier messages count when the next one is judged.</summary>
internal static class TriageMemory
{
    /// <summary>Signs split over messages ("my lip" / "swollen") come within this time.</summary>
    public static readonly TimeSpan Recent = TimeSpan.FromMinutes(10);

    /// <summary>A concern stays open this long: "more red" in the morning, "now a fever" at night.</summary>
    public static readonly TimeSpan OpenConcern = TimeSpan.FromHours(24);

    /// <summary>Messages kept: bounds the work of triage, whatever the length of the conversation.</summary>
    public const int MaxMessages = 8;

    public static IReadOnlyList<RememberedMessage> Add(IReadOnlyList<RememberedMessage> memory, RememberedMessage message) =>
        [.. Keep(memory, message.At).TakeLast(MaxMessages - 1), message];

    public static IReadOnlyList<string> Texts(IReadOnlyList<RememberedMessage> memory, DateTimeOffset now) =>
        [.. Keep(memory, now).Select(m => m.Text)];

    private static IEnumerable<RememberedMessage> Keep(IReadOnlyList<RememberedMessage> memory, DateTimeOffset now) =>
        memory.Where(m => now - m.At <= (m.Level == TriageLevel.None ? Recent : OpenConcern));
}
