using MesoBot.Activities;
using MesoBot.Answers;
using MesoBot.Audit;
using MesoBot.Clinic;
using MesoBot.Data;
using MesoBot.Privacy;
using MesoBot.Text;
using Microsoft.Extensions.Options;

namespace MesoBot.Handoff;

/// <summary>Nobody accepted in time: it climbs in the queue, and the patient is told once, honestly.</summary>
internal sealed class HandoffOverdueTurn(StoreReader reader, HandoffNotices notices, ClinicFacts clinic, AuditLog audit, IOptionsMonitor<HandoffOptions> options) : IInternalTurn
{
    public string Kind => HandoffKinds.Overdue;

    public TurnCommit Take(DueTurn turn, DateTimeOffset now)
    {
        var nothing = new TurnCommit(turn, turn.State, turn.Locale, [], null, []);
        if (reader.Read(session => HandoffTable.Find(session, turn.Payload ?? "")) is not { IsWaiting: true } handoff) return nothing;
        if (handoff.DueAt > now.ToUnixTimeMilliseconds())
            return nothing with { Changes = [session => HandoffTable.ScheduleOverdue(session, turn.ConversationId, handoff.Id, handoff.DueAt)] };
        var isFirst = handoff.EscalatedAt is null && turn.Owner == Owners.Waiting && !reader.Read(session => PrivacyStore.HasStopped(session, turn.PersonId));
        return nothing with
        {
            Replies = isFirst ? [new OutgoingActivity(ActivityTypes.Message, Roles.Bot, ReplyActivity.Payload(notices.Overdue(handoff.Reason, now, LanguageOf(turn, handoff)), turn.ChannelId))] : [],
            Changes = [session => Escalate(session, handoff, now)],
        };
    }

    private void Escalate(StoreSession session, HandoffRecord handoff, DateTimeOffset now)
    {
        var priority = handoff.Priority >= HandoffPolicy.MostOverdue ? handoff.Priority : Math.Min(HandoffPolicy.MostOverdue, handoff.Priority + HandoffPolicy.OverdueStep);
        HandoffTable.Escalate(session, handoff, priority, now.ToUnixTimeMilliseconds());
        HandoffTable.ScheduleOverdue(session, handoff.ConversationId, handoff.Id, Again(now).ToUnixTimeMilliseconds());
        audit.Append(session, new AuditEntry("system", "handoff.overdue", handoff.Id));
    }

    /// <summary>While nobody can be there it does not climb.</summary>
    private DateTimeOffset Again(DateTimeOffset now)
    {
        var later = now.AddMinutes(options.CurrentValue.OverdueMinutes);
        return clinic.Hours.IsOpen(later) ? later : HandoffPolicy.NextOpening(clinic.Hours, now)?.AddMinutes(options.CurrentValue.AfterOpeningMinutes) ?? later;
    }

    internal static string LanguageOf(DueTurn turn, HandoffRecord handoff) => Locales.LanguageOf(turn.Locale ?? handoff.Language);
}
