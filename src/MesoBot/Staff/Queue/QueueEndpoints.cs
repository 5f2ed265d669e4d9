using MesoBot.Handoff;
using MesoBot.Staff.Presence;
using MesoBot.Staff.Shared;

namespace MesoBot.Staff.Queue;

internal static class QueueEndpoints
{
    private static readonly string[] Tabs = ["waiting", "mine", "all"];

    public static void MapQueue(this RouteGroupBuilder desk)
    {
        desk.MapGet("", (HttpContext context, QueueReader queue, PresenceStore presence, string? tab, string? said, string? bad) => Show(context, queue, presence, tab, said, bad));
        // The link of an alert that left the machine names no conversation; it opens it for who is signed in.
        desk.MapGet("/alerts/{id}", (AlertDesk alerts, string id) => Results.LocalRedirect(alerts.FindConversation(id) is { } talk ? $"/staff/talk/{talk}" : "/staff"));
        desk.MapPost("/alerts/{id}/acknowledge", (HttpContext context, AlertDesk alerts, string id) => ActAsync(context, who => alerts.AcknowledgeAsync(id, who), "acknowledged"));
        desk.MapPost("/alerts/{id}/tried", (HttpContext context, AlertDesk alerts, string id) => ActAsync(context, who => alerts.NotReachedAsync(id, who), "tried"))
            .RequireAuthorization(StaffPolicies.Clinician);
        desk.MapPost("/alerts/{id}/close", (HttpContext context, AlertDesk alerts, string id) => ActAsync(context, who => alerts.CloseAsync(id, who, ConsolePages.Field(context, "outcome")), "alert-closed"))
            .RequireAuthorization(StaffPolicies.Clinician);
    }

    private static IResult Show(HttpContext context, QueueReader queue, PresenceStore presence, string? tab, string? said, string? bad)
    {
        var me = ConsolePages.Me(context);
        var shown = Tabs.Contains(tab, StringComparer.Ordinal) ? tab! : Tabs[0];
        return ConsolePages.Page<QueuePage>(new QueueView(
            me, shown, queue.Tab(me, shown), queue.Alerts(me.Lang), presence.Of(me.Id), ConsolePages.Words(said, bad, me.Lang), bad is not null));
    }

    private static async Task<IResult> ActAsync(HttpContext context, Func<StaffIdentity, Task<DeskResult>> act, string said)
    {
        var result = await act(ConsolePages.Desk(context));
        var back = ConsolePages.Field(context, "back");
        return result.Outcome switch
        {
            DeskOutcome.Done => ConsolePages.Back(back, said),
            DeskOutcome.NotFound => StaffMessages.NotFound.Result(),
            // The role was checked before: what is left is an outcome that the attempts do not bear.
            DeskOutcome.NotAllowed => ConsolePages.Back(back, bad: "outcome"),
            DeskOutcome.AlreadyTaken => ConsolePages.Back(back, bad: "alert-taken"),
            _ => ConsolePages.Back(back, bad: "alert-over"),
        };
    }
}
