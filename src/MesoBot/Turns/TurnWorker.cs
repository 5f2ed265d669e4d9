using MesoBot.Booking;
using MesoBot.Data;

namespace MesoBot.Turns;

/// <summary>
/// Works through the queue: load, think, commit. No transaction is open while thinking; a conflict is thought again; one turn at a
/// time in a conversation, many conversations at once.
/// </summary>
internal sealed class TurnWorker(
    ConversationStore store, TurnQueue queue, ConversationSignals signals, TurnTaking taking, OutboxWorker outbox, TimeProvider time, ILogger<TurnWorker> logger) : BackgroundService
{
    /// <summary>Turns at once: so many that commits are shared and slow turns hold up nobody, few enough to bound memory.</summary>
    private const int Workers = 64;

    /// <summary>These take danger alone: they are free when all others think, or wait for the articles to be read.</summary>
    private const int UrgentWorkers = 16;

    private static readonly TimeSpan FailurePause = TimeSpan.FromSeconds(1);

    /// <summary>What is held is given back: another instance, or the next start, goes on at once instead of when the leases run out.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await store.ReleaseAsync();
        }
        catch (StoreUnavailableException)
        {
            TurnLog.StoreAway(logger);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Workers + UrgentWorkers).Select(i => Task.Run(() => WorkAsync(i < UrgentWorkers, stoppingToken), stoppingToken)));

    private async Task WorkAsync(bool isUrgentLane, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var id = await queue.NextAsync(isUrgentLane, stopping);
            try
            {
                await WorkOnAsync(id, isUrgentLane, stopping);
            }
            // Whatever it was, a worker that ends would never be replaced.
            catch (Exception e) when (e is not OperationCanceledException || !stopping.IsCancellationRequested)
            {
                if (e is StoreUnavailableException) TurnLog.StoreAway(logger);
                else TurnLog.WorkFailed(logger, e.GetType().Name);
                await Task.Delay(FailurePause, time, stopping);
                // A commit may have been kept although its answer was lost.
                signals.Changed(id);
                queue.Wake(id, isUrgentLane);
            }
            finally
            {
                queue.Done(id);
            }
        }
    }

    private async Task WorkOnAsync(string id, bool isUrgentLane, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            queue.Look(id);
            if (store.Next(id) is not { } turn)
            {
                if (!await store.ClaimAsync(id)) return;
                continue;
            }
            if (isUrgentLane && !turn.IsUrgent)
            {
                queue.Wake(id, isUrgent: false);
                return;
            }
            if (await taking.TakeAsync(turn, stopping) is not { } commit) continue;
            var result = await CommitAsync(turn, commit);
            if (result == CommitResult.Conflict) continue;
            taking.Kept(commit);
            // Also without a reply: the reviewed answer that staff see beside a question is none.
            if (commit.TouchesOthers) signals.AllChanged();
            else signals.Changed(id);
            if (commit.Replies.Count > 0) outbox.Wake();
            if (result == CommitResult.Done) return;
        }
    }

    private async Task<CommitResult> CommitAsync(DueTurn turn, TurnCommit commit)
    {
        try
        {
            return await store.CommitAsync(commit);
        }
        catch (SlotTakenException)
        {
            await taking.LostSlotAsync(turn);
            return CommitResult.Conflict;
        }
        // What the turn wants to keep cannot be kept: it is a failed turn, or it would be thought for ever.
        catch (Exception e) when (e is not StoreUnavailableException)
        {
            await taking.CountFailureAsync(turn, e);
            return CommitResult.Conflict;
        }
    }
}
