using MesoBot.Activities;
using MesoBot.Answers;
using MesoBot.Data;
using MesoBot.Knowledge;
using MesoBot.Triage;
using Microsoft.Extensions.Options;

namespace MesoBot.Turns;

/// <summary>
/// Where every channel hands in what a patient sent. Triage looks first; then limits; then it is stored; only then is it
/// acknowledged. Danger gets its reply even when nothing of that works.
/// </summary>
internal sealed class PatientInbox(
    ConversationStore store, KnowledgeStore knowledge, ConsultationBot bot, TurnQueue queue, ConversationSignals signals, TypingSignals typing, VisitorLimits limits,
    IOptions<LimitOptions> options, TimeProvider time, ILogger<PatientInbox> logger)
{
    /// <summary>Characters of a message that is answered. Whoever writes more is asked to write less; triage reads it all.</summary>
    public const int MaxTextLength = 8000;

    private static readonly TimeSpan BusyWait = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long whoever is in danger waits for the store. Then the fixed reply is shown at once and the message called not stored; it
    /// may still be stored after all, and when it is sent again it is the same one.
    /// </summary>
    private static readonly TimeSpan DangerPatience = TimeSpan.FromMilliseconds(900);

    /// <param name="visitor">Who is counted against the limits.</param>
    public async Task<Acceptance> AcceptAsync(string conversationId, string visitor, string userId, string channelId, PostedActivity activity)
    {
        var isMessage = activity.Type.Equals(ActivityTypes.Message, StringComparison.OrdinalIgnoreCase);
        // Nothing to read in it: no words, no button, no file.
        if (!isMessage && activity.Text.Length == 0) return await AcceptEventAsync(conversationId, visitor, userId, channelId, activity);

        var current = knowledge.Current;
        var message = PatientWords.Of(activity, current);
        var context = FindContext(conversationId);
        var outcome = message.IsChoice ? TriageOutcome.None : current.Triage.Assess(message.Text, Earlier(context, current));
        if (context is { Exists: false }) return WithSafety(new Acceptance(AcceptStatus.UnknownConversation), outcome, null, message, channelId);
        if (!isMessage && outcome.Level < TriageLevel.SameDay) return await AcceptEventAsync(conversationId, visitor, userId, channelId, activity);
        // Danger is a message, whatever the client called it.
        activity = activity with { Type = ActivityTypes.Message };
        if (Refuse(activity, visitor, outcome) is { } refused) return WithSafety(refused, outcome, context, message, channelId);

        var incoming = new IncomingActivity(conversationId, activity.Type, activity.ClientActivityId, activity.Payload(channelId, userId), NeedsTurn: true, outcome.IsEmergency);
        var storing = StoreAsync(incoming);
        return await StoredInTimeAsync(storing, outcome) ?? WithSafety(new Acceptance(AcceptStatus.NotStored, RetryAfter: BusyWait), outcome, context, message, channelId);
    }

    /// <summary>Null when it could not be stored, or not in the time that danger leaves.</summary>
    private async Task<Acceptance?> StoredInTimeAsync(Task<Acceptance?> storing, TriageOutcome outcome)
    {
        if (outcome.Level < TriageLevel.SameDay || storing.IsCompleted) return await storing;
        using var inTime = new CancellationTokenSource();
        if (await Task.WhenAny(storing, Task.Delay(DangerPatience, time, inTime.Token)) != storing) return null;
        await inTime.CancelAsync();
        return await storing;
    }

    /// <summary>Events and the end of a conversation are kept and not answered; typing is shown to staff and not even kept.</summary>
    private async Task<Acceptance> AcceptEventAsync(string conversationId, string visitor, string userId, string channelId, PostedActivity activity)
    {
        if (activity.Type == ActivityTypes.Typing)
        {
            typing.Typed(new TypingNote(conversationId));
            return new Acceptance(AcceptStatus.Accepted);
        }
        if (limits.RefuseMessage(visitor) is { } wait) return new Acceptance(AcceptStatus.TooMany, RetryAfter: wait);
        var incoming = new IncomingActivity(conversationId, activity.Type, activity.ClientActivityId, activity.Payload(channelId, userId), NeedsTurn: false, IsUrgent: false);
        return await StoreAsync(incoming) ?? new Acceptance(AcceptStatus.NotStored, RetryAfter: BusyWait);
    }

    private Acceptance? Refuse(PostedActivity activity, string visitor, TriageOutcome outcome)
    {
        if (activity.Text.Length > MaxTextLength) return new Acceptance(AcceptStatus.TooLong);
        if (activity.HasAttachments) return new Acceptance(AcceptStatus.HasFiles);
        if (outcome.Level >= TriageLevel.SameDay)
            return limits.RefuseDanger(visitor) is { } dangerWait ? new Acceptance(AcceptStatus.TooMany, RetryAfter: dangerWait) : null;
        if (queue.Waiting >= options.Value.WaitingTurns) return new Acceptance(AcceptStatus.Overloaded, RetryAfter: BusyWait);
        return limits.RefuseMessage(visitor) is { } wait ? new Acceptance(AcceptStatus.TooMany, RetryAfter: wait) : null;
    }

    /// <summary>Null when it could not be stored.</summary>
    private async Task<Acceptance?> StoreAsync(IncomingActivity incoming)
    {
        try
        {
            if (await store.AcceptAsync(incoming) is not { } accepted) return new Acceptance(AcceptStatus.UnknownConversation);
            if (!accepted.IsDuplicate) signals.Changed(incoming.ConversationId);
            // A repeat wakes too: the first time may have been stored without anybody being told, by a commit whose answer was lost.
            if (incoming.NeedsTurn) queue.Wake(incoming.ConversationId, incoming.IsUrgent);
            return new Acceptance(AcceptStatus.Accepted, accepted.Sequence);
        }
        catch (Exception e) when (e is StoreUnavailableException or StoreRefusedException)
        {
            TurnLog.NotStored(logger, incoming.IsUrgent);
            return null;
        }
    }

    /// <summary>The fixed reply to danger, for a message that is not kept.</summary>
    private Acceptance WithSafety(Acceptance refused, TriageOutcome outcome, InboxContext? context, PatientMessage message, string channelId)
    {
        if (outcome.Level < TriageLevel.SameDay) return refused;
        var result = bot.Think(context?.State ?? ConversationState.New, message, time.GetUtcNow());
        return refused with { SafetyReply = ReplyActivity.Payload(result.Reply, channelId, notStored: true) };
    }

    /// <summary>Null when the store is away: then triage judges the message alone.</summary>
    private InboxContext? FindContext(string conversationId)
    {
        try
        {
            return store.FindTriageContext(conversationId) is { } found
                ? new InboxContext(Exists: true, ConversationStateJson.Read(found.State), found.Waiting) : new InboxContext(Exists: false, ConversationState.New, []);
        }
        catch (StoreUnavailableException)
        {
            return null;
        }
    }

    /// <summary>What was said and answered, then what was said and still waits.</summary>
    private IReadOnlyList<string> Earlier(InboxContext? context, KnowledgeSnapshot current)
    {
        if (context is null) return [];
        var remembered = TriageMemory.Texts(context.State.Memory, time.GetUtcNow());
        if (context.Waiting.Count == 0) return remembered;
        return [.. remembered, .. context.Waiting.Select(w => PatientWords.OfStored(w.Payload, current)).Where(m => !m.IsChoice).Select(m => m.Text)];
    }

    private sealed record InboxContext(bool Exists, ConversationState State, IReadOnlyList<(string Payload, long At)> Waiting);
}
