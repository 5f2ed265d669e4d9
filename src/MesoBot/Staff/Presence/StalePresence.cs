using MesoBot.Data;
using Microsoft.Extensions.Options;

namespace MesoBot.Staff.Presence;

/// <summary>Looks for those whose console has been closed for a while, or who were disabled: their patients go back to the queue, and are told.</summary>
internal sealed class StalePresence(PresenceStore presence, DisabledStaff disabled, Shift shift, IOptionsMonitor<ConsoleOptions> options, TimeProvider time, ILogger<StalePresence> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    public async Task LookAsync()
    {
        foreach (var id in presence.UnseenSince(time.GetUtcNow().AddMinutes(-options.CurrentValue.PresenceMinutes))) await shift.EndAsync(id);
        foreach (var id in disabled.StillHolding()) await shift.EndAsync(id);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, time, stoppingToken);
            try
            {
                await LookAsync();
            }
            catch (StoreUnavailableException)
            {
                // The next look finds the same.
            }
            // An exception that leaves here would end the server.
            catch (Exception e) when (e is not OperationCanceledException)
            {
                StaffLog.Unexpected(logger, e.GetType().Name, nameof(StalePresence));
            }
        }
    }
}
