using MesoBot.Data;

namespace MesoBot.Turns;

/// <summary>
/// Hands replies to the channels that are written to: in order within a conversation, again only when that is safe. Without such a
/// channel it does nothing.
/// </summary>
internal sealed class OutboxWorker(OutboxStore store, IEnumerable<IChannel> channels, TimeProvider time, ILogger<OutboxWorker> logger) : BackgroundService
{
    /// <summary>What a channel may take for one activity.</summary>
    public static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(20);

    private const int AtOnce = 16;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>A server that stops lets what is on its way arrive, but not for long.</summary>
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(5);

    private readonly IReadOnlyList<IChannel> _channels = [.. channels];
    private readonly SemaphoreSlim _slots = new(AtOnce);
    private readonly SemaphoreSlim _bell = new(0, 1);
    private readonly CancellationTokenSource _abandon = new();

    /// <summary>There may be something to send.</summary>
    public void Wake()
    {
        try
        {
            if (_bell.CurrentCount == 0) _bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else rang at this moment.
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        for (var i = 0; i < AtOnce; i++)
            if (!await _slots.WaitAsync(_abandon.IsCancellationRequested ? Pause : StopTime, CancellationToken.None)) await _abandon.CancelAsync();
    }

    public override void Dispose()
    {
        base.Dispose();
        _slots.Dispose();
        _bell.Dispose();
        _abandon.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_channels.Count == 0) return;
        var recovered = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var lost = recovered ? await store.DoubtLostAsync() : await store.RecoverAsync();
                recovered = true;
                if (lost > 0) OutboxLog.Interrupted(logger, lost);
                var begun = 0;
                foreach (var channel in _channels) begun += await BeginDueAsync(channel, stoppingToken);
                if (begun == 0) await _bell.WaitAsync(Pause, stoppingToken);
            }
            // An exception that leaves here would end the server.
            catch (Exception e) when (e is not OperationCanceledException)
            {
                if (e is StoreUnavailableException) TurnLog.StoreAway(logger);
                else TurnLog.WorkFailed(logger, e.GetType().Name);
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }

    private async Task<int> BeginDueAsync(IChannel channel, CancellationToken stopping)
    {
        if (!store.IsDue(channel.ChannelId)) return 0;
        var slots = await TakeSlotsAsync(stopping);
        var claimed = 0;
        try
        {
            foreach (var delivery in await store.ClaimAsync(channel.ChannelId, slots))
            {
                claimed++;
                _ = DeliverAsync(channel, delivery);
            }
            return claimed;
        }
        finally
        {
            if (slots > claimed) _slots.Release(slots - claimed);
        }
    }

    /// <summary>At least one, and those that are free besides.</summary>
    private async Task<int> TakeSlotsAsync(CancellationToken stopping)
    {
        await _slots.WaitAsync(stopping);
        var slots = 1;
        while (slots < AtOnce && _slots.Wait(0, CancellationToken.None)) slots++;
        return slots;
    }

    private async Task DeliverAsync(IChannel channel, ClaimedDelivery delivery)
    {
        try
        {
            await SettleAsync(delivery, await SendAsync(channel, delivery));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // It stays "sending", and is doubted when its time is over.
            TurnLog.WorkFailed(logger, e.GetType().Name);
        }
        finally
        {
            _slots.Release();
            Wake();
        }
    }

    private async Task<SendOutcome> SendAsync(IChannel channel, ClaimedDelivery delivery)
    {
        var activity = new OutboundActivity($"{delivery.ConversationId}|{delivery.Sequence}", delivery.ConversationId, delivery.UserId, delivery.Reference, delivery.Payload);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(_abandon.Token);
            limit.CancelAfter(SendTimeout);
            return await channel.SendAsync(activity, limit.Token).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            return SendOutcome.Unknown(_abandon.IsCancellationRequested ? OutboxStore.Interrupted : "timeout");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return SendOutcome.Unknown(e.GetType().Name);
        }
    }

    /// <summary>What became of it is known to nobody else, so it is told until the store takes it.</summary>
    private async Task SettleAsync(ClaimedDelivery delivery, SendOutcome outcome)
    {
        while (true)
        {
            try
            {
                await StoreAsync(delivery, outcome);
                return;
            }
            catch (StoreUnavailableException)
            {
                TurnLog.StoreAway(logger);
                await Task.Delay(Pause, time, _abandon.Token);
            }
        }
    }

    private Task StoreAsync(ClaimedDelivery delivery, SendOutcome outcome)
    {
        var (channel, code) = (delivery.ChannelId, outcome.Code);
        switch (outcome.Status)
        {
            case SendStatus.Sent:
                return store.SentAsync(delivery.Id, outcome.ExternalId);
            case SendStatus.Retry when delivery.Attempts < OutboxBackoff.MaxAttempts:
                OutboxLog.SentAgain(logger, channel, code, delivery.Attempts);
                return store.SendAgainAsync(delivery.Id, OutboxBackoff.After(delivery.Attempts, outcome.Wait), code);
            case SendStatus.Retry or SendStatus.Failed:
                OutboxLog.Failed(logger, channel, code);
                return store.FailedAsync(delivery.Id, code);
            default:
                OutboxLog.Unknown(logger, channel, code);
                return store.UnknownAsync(delivery.Id, code);
        }
    }
}
