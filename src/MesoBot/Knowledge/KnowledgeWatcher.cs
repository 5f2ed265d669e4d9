using Microsoft.Extensions.Options;

namespace MesoBot.Knowledge;

/// <summary>Looks for edits while the program runs. Looking at times and sizes works on every disk; file events do not.</summary>
internal sealed class KnowledgeWatcher(KnowledgeStore store, IOptions<KnowledgeOptions> options, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.ReloadSeconds), time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) store.Refresh(cancellationToken: stoppingToken);
    }
}
