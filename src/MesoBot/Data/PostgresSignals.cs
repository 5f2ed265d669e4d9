using Microsoft.Extensions.Options;
using Npgsql;

namespace MesoBot.Data;

/// <summary>Passes signals between instances on one PostgreSQL. A lost connection costs a look at every open conversation, never a message.</summary>
internal sealed class PostgresSignals(IOptions<DataOptions> options, ConversationSignals signals, TypingSignals typing, TimeProvider time) : BackgroundService
{
    private const string Listen = $"LISTEN {OtherInstances.ChannelName}; LISTEN {PostgresTyping.ChannelName}";

    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.IsPostgres) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            // An exception that leaves here would end the server.
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                await Task.Delay(RetryPause, time, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(options.Value.PostgresConnection) { KeepAlive = 30 }.ToString());
        connection.Notification += (_, told) => Told(told);
        await connection.OpenAsync(stoppingToken);
        await using (var listen = new NpgsqlCommand(Listen, connection)) await listen.ExecuteNonQueryAsync(stoppingToken);
        signals.AllChanged();
        while (true) await connection.WaitAsync(stoppingToken);
    }

    private void Told(NpgsqlNotificationEventArgs told)
    {
        if (told.Channel == PostgresTyping.ChannelName) typing.Hear(TypingNote.Read(told.Payload));
        else signals.Changed(told.Payload);
    }
}
