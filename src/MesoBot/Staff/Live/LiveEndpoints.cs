using System.Text.Json;
using System.Text.Json.Serialization;
using MesoBot.Data;
using MesoBot.Staff.Accounts;
using MesoBot.Staff.Presence;
using MesoBot.Staff.Queue;

namespace MesoBot.Staff.Live;

/// <summary>What an open page is told: counts and ids of this store, never a name.</summary>
/// <param name="Talks">Conversations that changed; an empty one means that any may have.</param>
internal sealed record LiveState(int Waiting, int Mine, int Alerts, int Requests, long NewestUrgent, IReadOnlyList<string> Talks);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LiveState))]
internal sealed partial class LiveJson : JsonSerializerContext;

internal static class LiveEndpoints
{
    private const int MostTalks = 20;

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    /// <summary>Many small changes become one word.</summary>
    private static readonly TimeSpan Collecting = TimeSpan.FromMilliseconds(120);

    /// <summary>Then the browser comes again, and shows again who it is: a disabled account ends here.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    public static void MapLive(this RouteGroupBuilder desk)
    {
        desk.MapGet("/live", StreamAsync);
        // Clicks and keys that ask for nothing: being asked is enough, see IdleLock.
        desk.MapPost("/active", () => Results.NoContent());
        desk.MapGet("/live/state", async (HttpContext context, PresenceStore presence, QueueReader queue) =>
        {
            var who = SignedInStaff.In(context);
            await presence.SeenAsync(who.Id);
            return Results.Json(State(queue.Counts(who.Id), [""]), LiveJson.Default.LiveState);
        });
    }

    private static async Task StreamAsync(
        HttpContext context, StaffSignals signals, StaffSessions sessions, PresenceStore presence, QueueReader queue, IHostApplicationLifetime host, TimeProvider time, ILogger<StaffSignals> logger)
    {
        var who = SignedInStaff.In(context);
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, host.ApplicationStopping);
        using var listener = signals.Listen();
        try
        {
            await context.Response.WriteAsync("retry: 2000\n\n", ended.Token);
            IReadOnlyList<string> changed = [""];
            for (var until = time.GetTimestamp(); time.GetElapsedTime(until) < Lifetime;)
            {
                // A locked console is nobody's presence: the browser comes again, and is asked who it is.
                if (await sessions.StateAsync(context.User, isDeed: false) != SessionState.Good) break;
                await presence.SeenAsync(who.Id);
                await WriteAsync(context, State(queue.Counts(who.Id), changed), ended.Token);
                changed = await listener.WaitAsync(Heartbeat, ended.Token);
                if (changed.Count > 0) await Task.Delay(Collecting, time, ended.Token);
            }
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

    private static LiveState State(ConsoleCounts counts, IReadOnlyList<string> talks) =>
        new(counts.Waiting, counts.Mine, counts.Alerts, counts.Requests, counts.NewestUrgent, talks.Count > MostTalks ? [""] : talks);

    private static async Task WriteAsync(HttpContext context, LiveState state, CancellationToken cancellationToken)
    {
        await context.Response.WriteAsync($"event: state\ndata: {JsonSerializer.Serialize(state, LiveJson.Default.LiveState)}\n\n", cancellationToken);
        await context.Response.Body.FlushAsync(cancellationToken);
    }
}
