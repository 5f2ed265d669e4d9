using MesoBot.Activities;
using MesoBot.Answers;
using MesoBot.Audit;
using MesoBot.Clinic;
using MesoBot.Data;
using Microsoft.Extensions.Options;

namespace MesoBot.Handoff;

/// <summary>Somebody accepted and does not answer while the patient waits: back to the queue, and the patient is told.</summary>
internal sealed class HandoffSilenceTurn(StoreReader reader, HandoffNotices notices, ClinicFacts clinic, AuditLog audit, IOptionsMonitor<HandoffOptions> options) : IInternalTurn
{
    // Thanks need no answer.
    private static readonly Sql WaitingSince = new("""
        SELECT MIN(a.at) FROM activities a LEFT JOIN turn_traces t ON t.conversation_id = a.conversation_id AND t.sequence = a.sequence
        WHERE a.conversation_id = @t_id AND a.role = 'user' AND a.type = 'message' AND COALESCE(t.kind, '') <> 'smalltalk'
            AND a.sequence > COALESCE((SELECT MAX(s.sequence) FROM activities s WHERE s.conversation_id = @t_id AND s.role = 'staff'), 0)
        """);

    public string Kind => HandoffKinds.Silence;

    public TurnCommit Take(DueTurn turn, DateTimeOffset now)
    {
        var nothing = new TurnCommit(turn, turn.State, turn.Locale, [], null, []);
        return reader.Read(session =>
        {
            if (HandoffTable.Find(session, turn.Payload ?? "") is not { IsLive: true } handoff) return nothing;
            var patience = TimeSpan.FromMinutes(options.CurrentValue.SilenceMinutes);
            var end = Since(session, handoff, now) + patience;
            return end > now ? nothing with { Changes = [s => HandoffTable.Reschedule(s, turn.ConversationId, HandoffKinds.Silence, handoff.Id, end.ToUnixTimeMilliseconds())] }
                : Return(session, nothing, handoff, now);
        });
    }

    /// <summary>Since when the patient waits for words of staff; now when they do not.</summary>
    private static DateTimeOffset Since(StoreSession session, HandoffRecord handoff, DateTimeOffset now)
    {
        if (StaffSends.Pending(session, handoff.ConversationId, handoff.StaffId!).Count > 0) return now;
        var accepted = DateTimeOffset.FromUnixTimeMilliseconds(handoff.AcceptedAt ?? 0);
        if (handoff.LastStaffAt is null) return accepted;
        var wrote = session.First(WaitingSince, r => r.LongOrNull(0), handoff.ConversationId);
        return wrote is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : now;
    }

    private TurnCommit Return(StoreSession session, TurnCommit nothing, HandoffRecord handoff, DateTimeOffset now)
    {
        var turn = nothing.Turn;
        var terms = HandoffPolicy.Of(new HandoffAsk(handoff.Reason), clinic.Hours, now, options.CurrentValue);
        var language = HandoffOverdueTurn.LanguageOf(turn, handoff);
        var name = HandoffTable.AcceptedBy(session, handoff.Id)?.Name ?? StaffTitles.Of("", language);
        var notice = ReplyActivity.Payload(notices.Silent(name, terms.Due, now, language), turn.ChannelId, isTracked: true);
        var left = LeftOpen.Find(session, handoff);
        return nothing with
        {
            Replies = [.. left.Select(l => l.Payload).Prepend(notice).Select(payload => new OutgoingActivity(ActivityTypes.Message, Roles.Bot, payload))],
            Changes = [s => Requeue(s, handoff, left, terms, now)],
        };
    }

    private void Requeue(StoreSession session, HandoffRecord handoff, IReadOnlyList<LeftAnswer> left, HandoffTerms terms, DateTimeOffset now)
    {
        foreach (var answer in left) LeftOpen.Said(session, handoff, answer);
        var due = new Requeueing(null, terms.Due.ToUnixTimeMilliseconds(), "silence");
        HandoffTable.Requeue(session, handoff, due, handoff.Sequence, now.ToUnixTimeMilliseconds());
        audit.Append(session, new AuditEntry("system", "handoff.silence", handoff.Id));
    }
}
