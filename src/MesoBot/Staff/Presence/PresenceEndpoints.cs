using MesoBot.Staff.Shared;
using MesoBot.Staff.Shell;

namespace MesoBot.Staff.Presence;

internal static class PresenceEndpoints
{
    public const string LeavePath = "/staff/leave";

    public static void MapPresence(this RouteGroupBuilder desk)
    {
        desk.MapPost("/presence", SetAsync);
        desk.MapGet("/leave", (HttpContext context, Shift shift, Colleagues directory, PatientNames patients, string? then, string? bad) => Show(context, shift, directory, patients, then, bad));
        desk.MapPost("/leave", LeaveAsync);
    }

    private static async Task<IResult> SetAsync(HttpContext context, PresenceStore presence, Shift shift)
    {
        var (who, state, back) = (ConsolePages.Desk(context), ConsolePages.Field(context, "state"), ConsolePages.Field(context, "back"));
        if (!PresenceStore.States.Contains(state, StringComparer.Ordinal)) return StaffMessages.OldForm.Result();
        if (state != PresenceStore.Off) await presence.SetAsync(who.Id, state);
        else if (!await shift.LeaveAsync(who, null)) return ConsolePages.Back(LeavePath);
        return ConsolePages.Back(back, "presence-" + state);
    }

    private static IResult Show(HttpContext context, Shift shift, Colleagues directory, PatientNames patients, string? then, string? bad)
    {
        var me = ConsolePages.Me(context);
        var held = shift.Held(me.Id).Select(h => new HeldView(h.ConversationId, patients.Name(h.ConversationId, me.Lang).Name, h.Reason)).ToList();
        return ConsolePages.Page<LeavePage>(new LeaveView(me, held, directory.Others(me.Id), then == "sign-out", ConsolePages.Words(null, bad, me.Lang)));
    }

    private static async Task<IResult> LeaveAsync(HttpContext context, Shift shift)
    {
        var to = ConsolePages.Field(context, "to");
        var isSignOut = ConsolePages.Field(context, "then") == "sign-out";
        if (!await shift.LeaveAsync(ConsolePages.Desk(context), to.Length > 0 ? to : null))
            return ConsolePages.Back(LeavePath + (isSignOut ? "?then=sign-out" : ""), bad: "in-hand");
        return isSignOut ? ConsolePages.Back(LeavePath + "?then=sign-out") : ConsolePages.Back(StaffPaths.Root, "presence-off");
    }
}
