using MesoBot.Handoff;
using MesoBot.Staff.Shared;
using MesoBot.Staff.Shell;

namespace MesoBot.Staff.Incidents;

internal static class IncidentEndpoints
{
    public static void MapIncidents(this RouteGroupBuilder desk)
    {
        desk.MapGet("/privacy", (HttpContext context, IncidentReader incidents, string? said, string? bad) =>
        {
            var me = ConsolePages.Me(context);
            return ConsolePages.Page<IncidentsPage>(incidents.View(me, ConsolePages.Words(said, bad, me.Lang), bad is not null));
        });
        desk.MapPost("/incidents/{id}/close", CloseAsync).RequireAuthorization(StaffPolicies.Administrator);
    }

    private static async Task<IResult> CloseAsync(HttpContext context, IncidentDesk incidents, string id) =>
        await incidents.CloseAsync(id, ConsolePages.Field(context, "outcome"), ConsolePages.Desk(context)) switch
        {
            DeskOutcome.Done => ConsolePages.Back(StaffPaths.Privacy, "incident-closed"),
            DeskOutcome.BadText => ConsolePages.Back(StaffPaths.Privacy, bad: "incident-outcome"),
            DeskOutcome.NotFound => StaffMessages.NotFound.Result(),
            _ => ConsolePages.Back(StaffPaths.Privacy, bad: "incident-over"),
        };
}
