using MesoBot.Answers;
using MesoBot.Clinic;
using MesoBot.Data;
using Microsoft.Extensions.Options;

namespace MesoBot.Handoff;

/// <summary>
/// What staff do with a conversation: accept, step in, reply, hand on, give back, end. Each is one write under the conversation's lock that
/// checks what it finds; the patient is told in the same write.
/// </summary>
internal sealed class HandoffDesk(DeskWriter desk, HandoffNotices notices, ClinicFacts clinic, FieldSeal seal, TypingSignals typing, IOptionsMonitor<HandoffOptions> options)
{
    /// <summary>Characters of one reply.</summary>
    public const int MaxText = 4000;

    private static readonly Sql NameOf = new("SELECT display_name FROM asp_net_users WHERE id = @t_id");

    /// <summary>Exactly one wins; the others learn who.</summary>
    public Task<DeskResult> AcceptAsync(string handoffId, StaffIdentity who) => OnAsync(handoffId, (act, handoff) =>
        handoff.IsLive && handoff.StaffId != who.Id ? Taken(act, handoff) : handoff.IsLive ? Answer(handoff) : Accept(act, handoff, who));

    /// <summary>Opens a handoff of staff's own and accepts it, or accepts the one that waits.</summary>
    public async Task<DeskResult> StepInAsync(string conversationId, StaffIdentity who) => await desk.WriteAsync<DeskResult>(conversationId, act =>
    {
        var open = HandoffTable.FindOpen(act.Session, conversationId);
        if (open is { IsLive: true }) return open.StaffId == who.Id ? Answer(open) : Taken(act, open);
        return Accept(act, open ?? Open(act), who);
    }) ?? DeskOutcome.NotFound;

    /// <param name="toStaffId">The colleague it is meant for; null: whoever is free.</param>
    public Task<DeskResult> HandOnAsync(string handoffId, StaffIdentity who, string? toStaffId) => OnHeldAsync(handoffId, who, (act, handoff) =>
    {
        Flush(act, who.Id);
        var colleague = toStaffId is null ? null : act.Session.First(NameOf, r => r.GetString(0), toStaffId) ?? "";
        if (colleague is { Length: 0 }) return DeskOutcome.NotFound;
        var due = Requeue(act, handoff, toStaffId, toStaffId is null ? "returned" : "handed on");
        act.Say(notices.HandedOn(who, colleague, due, act.Now, act.Talk.Language));
        act.Audit(who.Id, "handoff.handed_on", handoff.Id, ("to", toStaffId ?? "queue"));
        return Answer(handoff);
    });

    /// <summary>Who leaves gives back what they hold: signed out, gone home.</summary>
    public async Task<int> LeaveAsync(StaffIdentity who)
    {
        var held = desk.Read(session => HandoffTable.HeldBy(session, who.Id));
        foreach (var handoff in held) await OnHeldAsync(handoff.Id, who, (act, mine) => Leave(act, mine, who.Name, who.Id));
        return held.Count;
    }

    /// <summary>Back to the bot, which answers from here on, and answers what the patient asked last.</summary>
    public Task<DeskResult> ReleaseAsync(string handoffId, StaffIdentity who) => OnHeldAsync(handoffId, who, (act, handoff) =>
    {
        Flush(act, who.Id);
        Close(act, handoff, HandoffClosings.Returned);
        act.Say(HandoffNotices.Returned(who, act.Talk.Language));
        LeftOpen.Answer(act, handoff);
        act.Tell(handoff, HandoffEvents.Completed, who, HandoffClosings.Returned);
        act.Audit(who.Id, "handoff.returned", handoff.Id);
        return Answer(handoff);
    });

    /// <summary>Settled. What waits can be ended too: it was settled by phone.</summary>
    public Task<DeskResult> ResolveAsync(string handoffId, StaffIdentity who) => OnAsync(handoffId, (act, handoff) =>
    {
        if (handoff.IsLive && handoff.StaffId != who.Id) return Taken(act, handoff);
        Flush(act, who.Id);
        Close(act, handoff, HandoffClosings.Resolved);
        var rates = handoff.IsLive && Ratings.MayAsk(act.Session, handoff, act.Talk.Session);
        act.Say(HandoffNotices.Resolved(handoff.IsLive ? who : null, act.Talk.Language, rates));
        if (rates) Ratings.Ask(act.Session, handoff);
        act.Tell(handoff, HandoffEvents.Completed, who, HandoffClosings.Resolved);
        act.Audit(who.Id, "handoff.resolved", handoff.Id);
        return Answer(handoff);
    });

    /// <summary>Sends in some seconds; until then it can be taken back.</summary>
    /// <param name="more">A reviewed answer that goes along: its text, sources and disclaimer.</param>
    public async Task<DeskResult> ReplyAsync(string conversationId, StaffIdentity who, string text, IReadOnlyList<Block>? more = null)
    {
        text = text.Trim();
        if (text.Length > MaxText || (text.Length == 0 && more is not { Count: > 0 })) return DeskOutcome.BadText;
        return await desk.WriteAsync<DeskResult>(conversationId, act =>
        {
            if (act.Talk.Owner != Owners.Staff || act.Talk.OwnerId != who.Id) return DeskOutcome.NotYours;
            var language = act.Talk.Language;
            var payload = StaffActivity.Payload(who.Name, StaffTitles.Of(who.Role, language), text, language, act.Talk.ChannelId, more);
            var send = new StaffSend(Guid.CreateVersion7(act.Now).ToString("N"), conversationId, who.Id, seal.Seal(payload), SendStates.Pending);
            var at = act.Now.AddSeconds(options.CurrentValue.UndoSeconds).ToUnixTimeMilliseconds();
            StaffSends.Add(act.Session, send, at);
            act.Audit(who.Id, "reply.written", send.Id);
            return DeskResult.Done(send.Id) with { ConversationId = conversationId, SendAt = at };
        }) ?? DeskOutcome.NotFound;
    }

    public async Task<DeskResult> UndoAsync(string sendId, StaffIdentity who)
    {
        if (desk.Read(session => StaffSends.Find(session, sendId)) is not { } send) return DeskOutcome.NotFound;
        if (send.StaffId != who.Id) return DeskOutcome.NotYours;
        return await desk.WriteAsync<DeskResult>(send.ConversationId, act =>
        {
            if (!StaffSends.Undo(act.Session, sendId, who.Id)) return DeskOutcome.TooLate;
            act.Audit(who.Id, "reply.undone", sendId);
            return DeskResult.Done(sendId) with { ConversationId = send.ConversationId };
        }) ?? DeskOutcome.NotFound;
    }

    /// <summary>The patient's chat shows that somebody writes, if they hold the conversation. Nothing is kept.</summary>
    public void Typing(string conversationId, StaffIdentity who) => typing.Typed(new TypingNote(conversationId, who.Id));

    /// <summary>Back to the queue because whoever held it does not answer, or left.</summary>
    private DeskResult Leave(DeskAct act, HandoffRecord handoff, string name, string staffId)
    {
        Flush(act, staffId);
        var due = Requeue(act, handoff, null, "left");
        act.Say(notices.Silent(name, due, act.Now, act.Talk.Language));
        LeftOpen.Answer(act, handoff);
        act.Audit(staffId, "handoff.left", handoff.Id);
        return Answer(handoff);
    }

    private HandoffRecord Open(DeskAct act)
    {
        var terms = HandoffPolicy.Of(new HandoffAsk(HandoffReasons.Staff), clinic.Hours, act.Now, options.CurrentValue);
        var value = HandoffEvents.InitiateValue(HandoffReasons.Staff, terms.Priority, act.Talk.Language, act.Talk.ChannelId);
        return HandoffTable.Open(act.Session, act.Talk.Id, act.Talk.Session, new NewHandoff(HandoffReasons.Staff, terms, act.Talk.Language, act.Talk.LastSequence, value), act.Now);
    }

    private DeskResult Accept(DeskAct act, HandoffRecord handoff, StaffIdentity who)
    {
        if (handoff.IsClosed) return DeskOutcome.Closed;
        HandoffTable.Accept(act.Session, handoff, who.Id, act.At);
        act.SetOwner(Owners.Staff, who.Id);
        HandoffTable.Unschedule(act.Session, HandoffKinds.Overdue, handoff.Id);
        HandoffTable.Reschedule(act.Session, act.Talk.Id, HandoffKinds.Silence, handoff.Id, act.Now.AddMinutes(options.CurrentValue.SilenceMinutes).ToUnixTimeMilliseconds());
        act.Say(notices.Joined(who, act.Talk.Language));
        act.Tell(handoff, HandoffEvents.Accepted, who);
        act.Audit(who.Id, "handoff.accepted", handoff.Id, ("reason", handoff.Reason));
        return Answer(handoff);
    }

    private DateTimeOffset Requeue(DeskAct act, HandoffRecord handoff, string? toStaffId, string why)
    {
        var terms = HandoffPolicy.Of(new HandoffAsk(handoff.Reason), clinic.Hours, act.Now, options.CurrentValue);
        HandoffTable.Requeue(act.Session, handoff, new Requeueing(toStaffId, terms.Due.ToUnixTimeMilliseconds(), why), act.Talk.LastSequence, act.At);
        return terms.Due;
    }

    private static void Close(DeskAct act, HandoffRecord handoff, string closing)
    {
        HandoffTable.Close(act.Session, handoff, closing, act.At);
        act.SetOwner(Owners.Bot, null);
        HandoffTable.Unschedule(act.Session, HandoffKinds.Silence, handoff.Id);
        HandoffTable.Unschedule(act.Session, HandoffKinds.Overdue, handoff.Id);
    }

    /// <summary>What was written and not yet sent is sent before the door closes: a goodbye must not be lost in its five seconds.</summary>
    private void Flush(DeskAct act, string staffId)
    {
        foreach (var send in StaffSends.Pending(act.Session, act.Talk.Id, staffId))
        {
            if (seal.Open(send.Sealed) is not { } payload)
            {
                StaffSends.Refused(act.Session, send.Id);
                continue;
            }
            HandoffTable.Unschedule(act.Session, HandoffKinds.Reply, send.Id);
            StaffSends.Sent(act.Session, send.Id, act.Append(Roles.Staff, payload));
            HandoffTable.Spoke(act.Session, act.Talk.Id, act.At);
        }
    }

    private Task<DeskResult> OnHeldAsync(string handoffId, StaffIdentity who, Func<DeskAct, HandoffRecord, DeskResult> change) => OnAsync(handoffId, (act, handoff) =>
        !handoff.IsLive ? DeskOutcome.NotYours : handoff.StaffId != who.Id ? Taken(act, handoff) : change(act, handoff));

    private async Task<DeskResult> OnAsync(string handoffId, Func<DeskAct, HandoffRecord, DeskResult> change)
    {
        if (desk.Read(session => HandoffTable.ConversationOf(session, handoffId)) is not { } conversationId) return DeskOutcome.NotFound;
        return await desk.WriteAsync<DeskResult>(conversationId, act =>
            HandoffTable.Find(act.Session, handoffId) is not { } handoff ? DeskOutcome.NotFound : handoff.IsClosed ? DeskOutcome.Closed : change(act, handoff)) ?? DeskOutcome.NotFound;
    }

    private static DeskResult Answer(HandoffRecord handoff) => DeskResult.Done(handoff.Id) with { ConversationId = handoff.ConversationId };

    private static DeskResult Taken(DeskAct act, HandoffRecord handoff) => new(
        DeskOutcome.AlreadyTaken, handoff.Id, HandoffTable.AcceptedBy(act.Session, handoff.Id)?.Name)
    { ConversationId = handoff.ConversationId };
}
