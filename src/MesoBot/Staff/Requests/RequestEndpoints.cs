using MesoBot.Clinic;
using MesoBot.Staff.Shared;

namespace MesoBot.Staff.Requests;

internal static class RequestEndpoints
{
    public static void MapRequests(this RouteGroupBuilder desk)
    {
        desk.MapGet("/requests", Show);
    }

    private static IResult Show(HttpContext context, RequestReader requests, ClinicFacts clinic, ConsoleClock clock, string? state, string? said, string? bad)
    {
        var me = ConsolePages.Me(context);
        var shown = RequestsPage.States.Contains(state, StringComparer.Ordinal) ? state! : RequestsPage.States[0];
        var branches = clinic.Options.Branches.Select(b => b.Name.En ?? "").Where(n => n.Length > 0).ToList();
        return ConsolePages.Page<RequestsPage>(new RequestsView(
            me, shown, requests.Counts(), requests.In(shown, me.Lang), branches, clock.DateField(clock.Now), ConsolePages.Words(said, bad, me.Lang), bad is not null));
    }
}
