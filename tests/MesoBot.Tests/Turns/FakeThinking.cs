using System.Collections.Concurrent;
using MesoBot.Answers;
using MesoBot.Booking;
using MesoBot.Language;
using MesoBot.Triage;
using MesoBot.Turns;

namespace MesoBot.Tests.Turns;

/// <summary>Answers "re: …" at once, or as a test says for a text.</summary>
internal sealed class FakeThinking
{
    private static readonly TriageOutcome Danger = new(TriageLevel.Emergency, "r", "airway", []);

    private readonly ConcurrentDictionary<string, Func<CancellationToken, Task>> _ways = new(StringComparer.Ordinal);

    /// <summary>Texts in the order in which thinking about them began.</summary>
    public ConcurrentQueue<string> Begun { get; } = [];

    public ConcurrentQueue<ConversationState> States { get; } = [];

    /// <summary>What a text wants of the diary, and what is said to it.</summary>
    public Func<string, (BookingAsk Ask, string Reply)?>? Booking { get; set; }

    public int AtOnce => _atOnce;

    private int _atOnce;

    public void On(string text, Func<CancellationToken, Task> way) => _ways[text] = way;

    /// <summary>Thinks until it is let go, or cut short.</summary>
    public TaskCompletionSource Hold(string text)
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        On(text, held.Task.WaitAsync);
        return held;
    }

    public async ValueTask<TurnResult> ThinkAsync(ConversationState state, PatientMessage message, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Begun.Enqueue(message.Text);
        States.Enqueue(state);
        Interlocked.Increment(ref _atOnce);
        try
        {
            if (_ways.TryGetValue(message.Text, out var way)) await way(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _atOnce);
        }
        var triage = message.Text.StartsWith("danger", StringComparison.Ordinal) ? Danger : TriageOutcome.None;
        // A trace without a kind is one that the database refuses.
        var kind = message.Text == "refused" ? null! : "answer";
        var booking = Booking?.Invoke(message.Text);
        var reply = new Reply(ReplyKinds.Answer, "en", [new TextBlock(booking?.Reply ?? "re: " + message.Text)]);
        return new TurnResult(state with { HasMet = true, LastQuestion = message.Text }, reply, new TurnTrace(kind, null, [], triage, MessageLanguage.English, [])) { Booking = booking?.Ask };
    }
}
