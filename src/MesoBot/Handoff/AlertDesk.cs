using MesoBot.Data;

namespace MesoBot.Handoff;

/// <summary>How a clinician ends an alert.</summary>
internal static class AlertOutcomes
{
    public const string Reached = "reached";
    public const string Hospital = "hospital";
    public const string NotReached = "not_reached";

    public static bool IsOne(string outcome) => outcome is Reached or Hospital or NotReached;
}

/// <summary>What a conversation remembers, without its open emergency; null when none is open. Its memory belongs to the turns.</summary>
internal delegate string? EndEmergency(string? state);

/// <summary>What staff do with an alert: know of it, try to reach the patient, end it.</summary>
internal sealed class AlertDesk(DeskWriter desk, EndEmergency end)
{
    private static readonly Sql SetState = new("UPDATE conversations SET state = @t_state, version = version + 1 WHERE id = @t_id");

    private static readonly Sql NameOf = new("SELECT u.display_name FROM alerts a JOIN asp_net_users u ON u.id = a.acknowledged_by WHERE a.id = @t_id");

    /// <summary>Null when there is no such alert.</summary>
    public string? FindConversation(string alertId) => desk.Read(session => AlertTable.ConversationOf(session, alertId));

    /// <summary>From now on it rings no more: a named person has taken it.</summary>
    public Task<DeskResult> AcknowledgeAsync(string alertId, StaffIdentity who) => OnAsync(alertId, (act, alert) =>
    {
        if (!AlertTable.Acknowledge(act.Session, alertId, who.Id, act.At))
            return new DeskResult(DeskOutcome.AlreadyTaken, alertId, act.Session.First(NameOf, r => r.GetString(0), alertId)) { ConversationId = alert.ConversationId };
        act.Audit(who.Id, "alert.acknowledged", alertId, ("kind", alert.Kind));
        return Answer(alert);
    });

    /// <summary>Somebody leaves: what they took and did not see through rings again.</summary>
    public async Task LeaveAsync(string staffId)
    {
        foreach (var id in desk.Read(session => AlertTable.HeldBy(session, staffId)))
            await OnAsync(id, (act, alert) =>
            {
                if (AlertTable.Release(act.Session, id, staffId, act.At)) act.Audit("system", "alert.released", id, ("kind", alert.Kind));
                return Answer(alert);
            });
    }

    /// <summary>Called, and did not reach the patient.</summary>
    public Task<DeskResult> NotReachedAsync(string alertId, StaffIdentity who) => OnAsync(alertId, (act, alert) =>
    {
        AlertTable.Try(act.Session, alertId);
        act.Audit(who.Id, "alert.not_reached", alertId, ("tries", $"{alert.Tries + 1}"));
        return Answer(alert);
    });

    /// <summary>Only a clinician ends an alert. "Not reached" is an outcome only after somebody has tried.</summary>
    public async Task<DeskResult> CloseAsync(string alertId, StaffIdentity who, string outcome)
    {
        if (who.Role != StaffRoles.Clinician || !AlertOutcomes.IsOne(outcome)) return DeskOutcome.NotAllowed;
        return await OnAsync(alertId, (act, alert) =>
        {
            if (outcome == AlertOutcomes.NotReached && alert.Tries == 0) return DeskOutcome.NotAllowed;
            AlertTable.Acknowledge(act.Session, alertId, who.Id, act.At);
            AlertTable.Close(act.Session, alertId, who.Id, outcome, act.At);
            if (alert.Kind == HandoffReasons.Emergency) RepeatNoMore(act);
            act.Audit(who.Id, "alert.closed", alertId, ("outcome", outcome), ("tries", $"{alert.Tries}"));
            return Answer(alert);
        });
    }

    /// <summary>The bot repeats the line of the open emergency no more.</summary>
    private void RepeatNoMore(DeskAct act)
    {
        if (end(act.Talk.State) is { } state) act.Session.Execute(SetState, state, act.Talk.Id);
    }

    private async Task<DeskResult> OnAsync(string alertId, Func<DeskAct, AlertRecord, DeskResult> change)
    {
        if (FindConversation(alertId) is not { } conversationId) return DeskOutcome.NotFound;
        return await desk.WriteAsync<DeskResult>(conversationId, act => AlertTable.Find(act.Session, alertId) is not { } alert ? DeskOutcome.NotFound
            : alert.ClosedAt is not null ? DeskOutcome.Closed : change(act, alert)) ?? DeskOutcome.NotFound;
    }

    private static DeskResult Answer(AlertRecord alert) => DeskResult.Done(alert.Id) with { ConversationId = alert.ConversationId };
}
