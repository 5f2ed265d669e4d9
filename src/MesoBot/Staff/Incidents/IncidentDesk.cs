using MesoBot.Data;
using MesoBot.Handoff;

namespace MesoBot.Staff.Incidents;

/// <summary>Closes an incident, once, with what was done about it.</summary>
internal sealed class IncidentDesk(DeskWriter desk)
{
    /// <summary>What may have been done about it.</summary>
    public static readonly string[] Outcomes = ["no_data", "deleted", "told", "reported"];

    private static readonly Sql ConversationOf = new("SELECT conversation_id FROM incidents WHERE id = @t_id");
    private static readonly Sql Close = new("UPDATE incidents SET closed_at = @n_now, closed_by = @t_staff, outcome = @t_outcome WHERE id = @t_id AND closed_at IS NULL");

    public async Task<DeskOutcome> CloseAsync(string id, string outcome, StaffIdentity who)
    {
        if (!Outcomes.Contains(outcome, StringComparer.Ordinal)) return DeskOutcome.BadText;
        if (desk.Read(s => s.First(ConversationOf, r => r.GetString(0), id)) is not { } conversation) return DeskOutcome.NotFound;
        return await desk.WriteAsync(conversation, act =>
        {
            if (act.Session.Execute(Close, act.At, who.Id, outcome, id) == 0) return DeskOutcome.Closed;
            act.Audit(who.Id, "incident.closed", id, ("outcome", outcome));
            return DeskOutcome.Done;
        });
    }
}
