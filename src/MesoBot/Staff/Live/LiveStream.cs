using System.Text.Json;
using MesoBot.Data;
using MesoBot.Staff.Accounts;
using MesoBot.Staff.Presence;

namespace MesoBot.Staff.Live;

/// <summary>
/// One open page of the console: hears what changed until it is left, its session ends, or its time is over. It ends as a whole answer, so that
/// browsers take it for what it is and come again without an error.
/// </summary>
/// <param name="stopping">The server stops. Only waiting heeds it: a write that is cut short cuts the connection.</param>
internal sealed class LiveStream(HttpContext context, StaffSessions sessions, PresenceStore presence, ConsoleCounter counter, TimeProvider time, CancellationToken stopping)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    /// <summary>Many small changes become one word.</summary>
    private static readonly TimeSpan Collecting = TimeSpan.FromMilliseconds(120);

    /// <summary>Then the browser comes again, by whatever way leads to a server now.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    private readonly SignedInStaff _who = SignedInStaff.In(context);
    private long _stateAt;

    public async Task RunAsync(StaffListener listener)
    {
        await WriteAsync("retry: 2000\n\n");
        var news = new StaffNews([OtherInstances.Anything], []);
        for (var begun = time.GetTimestamp(); time.GetElapsedTime(begun) < Lifetime; news = await HearAsync(listener))
        {
            if (await sessions.StateAsync(context.User, isDeed: false) != SessionState.Good)
            {
                // The page asks for itself, and is shown the door: a disabled account, a new role, signed out elsewhere, locked.
                await SayAsync("over", "{}");
                return;
            }
            await SayAsync(news);
        }
    }

    private async Task<StaffNews> HearAsync(StaffListener listener)
    {
        var news = await listener.WaitAsync(Heartbeat, stopping);
        if (news.Changed.Count == 0) return news;
        await Task.Delay(Collecting, time, stopping);
        var more = listener.Take();
        return new StaffNews([.. news.Changed.Union(more.Changed, StringComparer.Ordinal)], [.. news.Typing.Union(more.Typing, StringComparer.Ordinal)]);
    }

    private async Task SayAsync(StaffNews news)
    {
        if (news.Typing.Count > 0) await SayAsync("typing", JsonSerializer.Serialize(news.Typing, LiveJson.Default.IReadOnlyListString));
        // Dots are no reason to count the queue, but no reason to be silent for long either.
        if (news is { Typing.Count: > 0, Changed.Count: 0 } && time.GetElapsedTime(_stateAt) < Heartbeat) return;
        _stateAt = time.GetTimestamp();
        await presence.SeenAsync(_who.Id);
        await SayAsync("state", JsonSerializer.Serialize(LiveState.Of(counter.Count(), news.Changed), LiveJson.Default.LiveState));
    }

    private Task SayAsync(string kind, string data) => WriteAsync($"event: {kind}\ndata: {data}\n\n");

    private async Task WriteAsync(string text)
    {
        await context.Response.WriteAsync(text, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
