using MesoBot.Data;
using MesoBot.Staff.Accounts;
using MesoBot.Staff.Presence;

namespace MesoBot.Staff.Live;

internal static class LiveEndpoints
{
    public static void MapLive(this RouteGroupBuilder desk)
    {
        desk.MapGet("/live", StreamAsync);
        // Clicks and keys that ask for nothing: being asked is enough, see IdleLock.
        desk.MapPost("/active", () => Results.NoContent());
        desk.MapGet("/live/state", async (HttpContext context, PresenceStore presence, ConsoleCounter counter) =>
        {
            await presence.SeenAsync(SignedInStaff.In(context).Id);
            return Results.Json(LiveState.Of(counter.Count(), [OtherInstances.Anything]), LiveJson.Default.LiveState);
        });
    }

    private static async Task StreamAsync(
        HttpContext context, StaffSignals signals, StaffSessions sessions, PresenceStore presence, ConsoleCounter counter, IHostApplicationLifetime host, TimeProvider time,
        ILogger<StaffSignals> logger)
    {
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, host.ApplicationStopping);
        using var listener = signals.Listen();
        try
        {
            await new LiveStream(context, sessions, presence, counter, time, ended.Token).RunAsync(listener);
        }
        catch (Exception e) when (e is OperationCanceledException or StoreUnavailableException)
        {
            // The page was left, the server stops, or the store is away: the browser comes again.
        }
        // The answer has begun: nothing can be said any more but its end.
        catch (Exception e) when (context.Response.HasStarted)
        {
            StaffLog.Unexpected(logger, e.GetType().Name, e.TargetSite?.DeclaringType?.FullName ?? "");
        }
    }
}
