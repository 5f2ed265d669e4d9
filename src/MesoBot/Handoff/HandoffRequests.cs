using MesoBot.Answers;
using MesoBot.Audit;
using MesoBot.Clinic;
using MesoBot.Data;
using Microsoft.Extensions.Options;

namespace MesoBot.Handoff;

/// <summary>Wishes for a person, as changes of the turn that makes them.</summary>
internal sealed class HandoffRequests(
    StoreReader reader, HandoffNotices notices, ClinicFacts clinic, AuditLog audit, IOptionsMonitor<HandoffOptions> options, TimeProvider time)
{
    /// <summary>Opens a handoff, or raises the one that is open; raises an alert for danger and concerns.</summary>
    public Action<StoreSession> Open(DueTurn turn, HandoffAsk ask, string language) => session =>
    {
        var now = time.GetUtcNow();
        var terms = Terms(ask, now);
        if (HandoffTable.FindOpen(session, turn.ConversationId) is { } open) Raise(session, turn, open, ask, terms, now);
        else Make(session, turn, ask, terms, language, now);
        if (ask.Reason is HandoffReasons.Emergency or HandoffReasons.Clinician) Alert(session, turn, ask, now);
    };

    public Action<StoreSession> Rate(DueTurn turn, RatingAsk ask) => session =>
    {
        if (turn.RatingOf is { } handoff) Ratings.Keep(session, turn, handoff, ask.Score, time.GetUtcNow().ToUnixTimeMilliseconds());
    };

    /// <summary>Who answers and by when: only the store knows whether somebody waits already, and since when.</summary>
    public Reply Complete(DueTurn turn, HandoffAsk? ask, Reply reply)
    {
        var isTold = reply.Kind is ReplyKinds.Human or ReplyKinds.Complaint or ReplyKinds.Minor or ReplyKinds.Abstain;
        var isWaiting = turn.Owner == Owners.Waiting;
        if (!isTold || turn.Owner == Owners.Staff || (ask is null && !(isWaiting && reply.Kind == ReplyKinds.Human))) return reply;
        var now = time.GetUtcNow();
        var open = isWaiting ? reader.Read(session => HandoffTable.FindOpen(session, turn.ConversationId)) : null;
        var asked = ask is null ? DateTimeOffset.MaxValue : Terms(ask, now).Due;
        var due = open is null ? asked : Earlier(DateTimeOffset.FromUnixTimeMilliseconds(open.DueAt), asked);
        return due == DateTimeOffset.MaxValue ? reply : reply with { Blocks = Told(reply.Blocks, new TextBlock(notices.Promise(due, now, reply.Language))) };
    }

    private void Make(StoreSession session, DueTurn turn, HandoffAsk ask, HandoffTerms terms, string language, DateTimeOffset now)
    {
        var value = HandoffEvents.InitiateValue(ask.Reason, terms.Priority, language, turn.ChannelId);
        var made = HandoffTable.Open(session, turn.ConversationId, turn.Session, new NewHandoff(ask.Reason, terms, language, turn.Sequence ?? 0, value), now);
        if (turn.Owner == Owners.Bot) StoreChanges.SetOwner(session, turn.ConversationId, Owners.Waiting, null);
        Audit(session, "handoff.requested", made.Id, ask.Reason);
    }

    private void Raise(StoreSession session, DueTurn turn, HandoffRecord open, HandoffAsk ask, HandoffTerms terms, DateTimeOffset now)
    {
        // A concern that can wait and one that cannot share their reason.
        if ((open.Reason == ask.Reason ? open.Priority : Terms(new HandoffAsk(open.Reason), now).Priority) >= terms.Priority) return;
        HandoffTable.Raise(session, open, ask.Reason, terms);
        var value = HandoffEvents.InitiateValue(ask.Reason, terms.Priority, open.Language, turn.ChannelId, raised: true);
        HandoffTable.Tell(session, open.Id, HandoffEvents.Initiate, value, turn.Sequence ?? open.Sequence, now.ToUnixTimeMilliseconds());
        Audit(session, "handoff.raised", open.Id, ask.Reason);
    }

    private void Alert(StoreSession session, DueTurn turn, HandoffAsk ask, DateTimeOffset now)
    {
        // Whoever is told of danger looks at the whole conversation.
        if (ask.Reason == HandoffReasons.Clinician && AlertTable.IsRinging(session, turn.ConversationId, HandoffReasons.Emergency)) return;
        // What can wait for working hours wakes nobody at night.
        var first = ask.CanWait && !clinic.Hours.IsOpen(now) ? HandoffPolicy.NextOpening(clinic.Hours, now) ?? now : now;
        if (AlertTable.Raise(session, turn, ask, first, now) is { } id) Audit(session, "alert.raised", id, ask.Reason);
    }

    private HandoffTerms Terms(HandoffAsk ask, DateTimeOffset now) => HandoffPolicy.Of(ask, clinic.Hours, now, options.CurrentValue);

    private void Audit(StoreSession session, string action, string subject, string reason) =>
        audit.Append(session, new AuditEntry("system", action, subject, new Dictionary<string, string>(StringComparer.Ordinal) { ["reason"] = reason }));

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    /// <summary>Choices stay last: they are what the patient does next.</summary>
    private static IReadOnlyList<Block> Told(IReadOnlyList<Block> blocks, Block more) =>
        blocks.Count > 0 && blocks[^1] is ChoicesBlock ? [.. blocks.Take(blocks.Count - 1), more, blocks[^1]] : [.. blocks, more];
}
