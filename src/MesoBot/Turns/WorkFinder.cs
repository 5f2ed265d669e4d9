using MesoBot.Data;

namespace MesoBot.Turns;

/// <summary>
/// Finds work that nobody holds: what became due, and what was left by an instance that did not come back. Also takes back, at the
/// start, what this instance had begun before a crash.
/// </summary>
internal sealed class WorkFinder(ConversationStore store, KeyStore keys, TurnQueue queue, TimeProvider time, ILogger<WorkFinder> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Rounds between two clean-ups of expired keys and tickets: an hour.</summary>
    private const int CleanEvery = 3600;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        var recovered = false;
        for (var round = 0; ; round++)
        {
            try
            {
                if (!recovered) await store.RecoverAsync();
                recovered = true;
                Find();
                if (round % CleanEvery == 0) await keys.ForgetExpiredAsync();
            }
            catch (StoreUnavailableException)
            {
                TurnLog.StoreAway(logger);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Whatever it was, the server must not end for it; the next round tries again.
                TurnLog.WorkFailed(logger, e.GetType().Name);
            }
            if (!await timer.WaitForNextTickAsync(stoppingToken)) return;
        }
    }

    /// <summary>Called when the workers have stopped.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await store.ReleaseAsync();
        }
        catch (StoreUnavailableException)
        {
            // The next start counts them as begun; nothing is lost.
        }
    }

    private void Find()
    {
        var found = store.FindFreeWork();
        if (found.Count == 0) return;
        TurnLog.FoundWork(logger, found.Count);
        foreach (var (id, isUrgent) in found) queue.Wake(id, isUrgent);
    }
}
