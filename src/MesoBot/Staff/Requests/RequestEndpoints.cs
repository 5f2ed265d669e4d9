using System.Globalization;
using MesoBot.Booking;
using MesoBot.Clinic;
using MesoBot.Staff.Shared;
using MesoBot.Staff.Shell;

namespace MesoBot.Staff.Requests;

internal static class RequestEndpoints
{
    public static void MapRequests(this RouteGroupBuilder desk)
    {
        desk.MapGet("/requests", Show);
        var request = desk.MapGroup("/requests/{reference}");
        request.MapPost("/confirm", (HttpContext context, BookingDesk bookings, BookingList list, ConsoleClock clock, string reference) =>
            TimedAsync(context, list, clock, reference, (booking, version, staff, at) => bookings.ConfirmAsync(booking, version, staff, at, evenIfBusy: Anyway(context)), "confirmed"));
        request.MapPost("/propose", (HttpContext context, BookingDesk bookings, BookingList list, ConsoleClock clock, string reference) =>
            TimedAsync(context, list, clock, reference, (booking, version, staff, at) => bookings.ProposeAsync(booking, version, staff, at, evenIfBusy: Anyway(context)), "proposed"));
        request.MapPost("/decline", (HttpContext context, BookingDesk bookings, BookingList list, string reference) =>
            ActAsync(context, list, reference, (booking, version, staff) => bookings.DeclineAsync(booking, version, staff, ConsolePages.Field(context, "line")), "declined"));
        request.MapPost("/arrived", (HttpContext context, BookingDesk bookings, BookingList list, string reference) => ActAsync(context, list, reference, bookings.ArrivedAsync, "arrived"));
        request.MapPost("/missed", (HttpContext context, BookingDesk bookings, BookingList list, string reference) => ActAsync(context, list, reference, bookings.MissedAsync, "missed"));
        request.MapPost("/seen", async (HttpContext context, ForgottenBookings forgotten, string reference) =>
            await forgotten.SeenAsync(reference, ConsolePages.Me(context).Id) ? ConsolePages.Back(BackOf(context), "forgotten-seen") : ConsolePages.Back(BackOf(context), bad: "gone"));
        desk.MapPost("/slots/block", BlockAsync);
    }

    private static IResult Show(HttpContext context, RequestReader requests, ClinicFacts clinic, ConsoleClock clock, string? state, string? said, string? bad)
    {
        var me = ConsolePages.Me(context);
        var shown = RequestsPage.States.Contains(state, StringComparer.Ordinal) ? state! : RequestsPage.States[0];
        var branches = clinic.Options.Branches.Select(b => b.Name.En ?? "").Where(n => n.Length > 0).ToList();
        return ConsolePages.Page<RequestsPage>(new RequestsView(
            me, shown, requests.Counts(), requests.Forgotten(me.Lang), requests.In(shown, me.Lang), branches, clock.DateField(clock.Now), ConsolePages.Words(said, bad, me.Lang), bad is not null));
    }

    private static async Task<IResult> TimedAsync(
        HttpContext context, BookingList list, ConsoleClock clock, string reference, Func<string, long, string, DateTimeOffset, Task<BookingOutcome>> act, string said)
    {
        if (list.FindByReference(reference) is not { } booking) return StaffMessages.NotFound.Result();
        if (clock.Read(ConsolePages.Field(context, "date"), ConsolePages.Field(context, "time")) is not { } at) return ConsolePages.Back(BackOf(context), bad: "time");
        var outcome = await act(booking.Id, VersionOf(context), ConsolePages.Me(context).Id, at);
        return outcome == BookingOutcome.CalendarBusy ? AskAnyway(context, clock, reference, at) : Answer(context, outcome, said);
    }

    /// <summary>The same form once more, with the time that was chosen, and a button that says what it overrules.</summary>
    private static IResult AskAnyway(HttpContext context, ConsoleClock clock, string reference, DateTimeOffset at)
    {
        var (me, verb) = (ConsolePages.Me(context), context.Request.Path.Value!.Split('/')[^1]);
        var asked = new BusyTimeView(
            me, reference, verb, clock.Appointment(at.ToUnixTimeMilliseconds(), me.Lang), ConsolePages.Field(context, "date"), ConsolePages.Field(context, "time"), ConsolePages.Field(context, "version"), StaffPaths.Own(BackOf(context)));
        return ConsolePages.Page<BusyTimePage>(asked);
    }

    private static bool Anyway(HttpContext context) => ConsolePages.Field(context, "anyway") == "yes";

    private static async Task<IResult> ActAsync(HttpContext context, BookingList list, string reference, Func<string, long, string, Task<BookingOutcome>> act, string said)
    {
        if (list.FindByReference(reference) is not { } booking) return StaffMessages.NotFound.Result();
        return Answer(context, await act(booking.Id, VersionOf(context), ConsolePages.Me(context).Id), said);
    }

    /// <summary>What was decided on is named by the page; without it nothing is decided.</summary>
    private static long VersionOf(HttpContext context) => long.TryParse(ConsolePages.Field(context, "version"), NumberStyles.None, CultureInfo.InvariantCulture, out var shown) ? shown : -1;

    private static async Task<IResult> BlockAsync(HttpContext context, BookingDesk bookings, ConsoleClock clock)
    {
        if (clock.Read(ConsolePages.Field(context, "date"), ConsolePages.Field(context, "time")) is not { } at) return ConsolePages.Back("/staff/requests", bad: "time");
        if (at.ToUnixTimeMilliseconds() <= clock.Now) return ConsolePages.Back("/staff/requests", bad: "past");
        return Answer(context, await bookings.BlockSlotAsync(ConsolePages.Field(context, "branch"), at, ConsolePages.Me(context).Id), "blocked");
    }

    private static IResult Answer(HttpContext context, BookingOutcome result, string said) => result switch
    {
        BookingOutcome.Done => ConsolePages.Back(BackOf(context), said),
        BookingOutcome.SlotTaken => ConsolePages.Back(BackOf(context), bad: "slot-taken"),
        BookingOutcome.Past => ConsolePages.Back(BackOf(context), bad: "past"),
        BookingOutcome.Conflict => ConsolePages.Back(BackOf(context), bad: "changed"),
        _ => StaffMessages.NotFound.Result(),
    };

    private static string BackOf(HttpContext context) => ConsolePages.Field(context, "back") is { Length: > 0 } back ? back : "/staff/requests";
}
