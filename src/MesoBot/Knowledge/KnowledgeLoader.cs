namespace MesoBot.Knowledge;

/// <summary>Reads the knowledge while the server already listens: reading, and the first learning, must not keep danger waiting.</summary>
internal sealed class KnowledgeLoader(KnowledgeStore store, ILogger<KnowledgeLoader> logger) : BackgroundService
{
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the knowledge was read, well or not.</summary>
    public Task Loaded => _loaded.Task;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(
        () =>
        {
            try
            {
                store.Refresh(() => KnowledgeLog.Learning(logger), stoppingToken);
            }
            finally
            {
                _loaded.TrySetResult();
            }
        },
        stoppingToken);
}
