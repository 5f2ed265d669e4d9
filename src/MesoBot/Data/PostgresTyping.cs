using System.Data.Common;
using Microsoft.Extensions.Options;
using Npgsql;

namespace MesoBot.Data;

/// <summary>
/// Carries to other instances on one PostgreSQL that somebody writes, on a connection of its own: nobody waits for it, and while the database is
/// away nothing is carried. Only in conversations that staff hold: in others there is nobody to see it.
/// </summary>
internal sealed class PostgresTyping(IOptions<DataOptions> options, TypingSignals typing) : BackgroundService
{
    public const string ChannelName = "mesobot_typing";

    private const string Notify = $"""
        SELECT pg_notify('{ChannelName}', @note) FROM conversations WHERE id = @id AND owner = 'staff' AND (@staff = '' OR owner_id = @staff)
        """;

    private NpgsqlConnection? _connection;

    public override void Dispose()
    {
        base.Dispose();
        _connection?.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.IsPostgres) return;
        await foreach (var note in typing.Leaving.ReadAllAsync(stoppingToken))
        {
            try
            {
                await CarryAsync(note, stoppingToken);
            }
            // An exception that leaves here would end the server.
            catch (Exception e) when (e is DbException or InvalidOperationException or TimeoutException or IOException)
            {
                await DropAsync();
            }
        }
    }

    private async Task CarryAsync(TypingNote note, CancellationToken stoppingToken)
    {
        var connection = _connection ??= new NpgsqlConnection(Settings());
        if (connection.State != System.Data.ConnectionState.Open) await connection.OpenAsync(stoppingToken);
        await using var command = new NpgsqlCommand(Notify, connection);
        command.Parameters.AddWithValue("note", note.ToString());
        command.Parameters.AddWithValue("id", note.ConversationId);
        command.Parameters.AddWithValue("staff", note.StaffId ?? "");
        await command.ExecuteNonQueryAsync(stoppingToken);
    }

    /// <summary>What waited meanwhile is old by now.</summary>
    private async Task DropAsync()
    {
        if (_connection is { } broken) await broken.DisposeAsync();
        _connection = null;
        while (typing.Leaving.TryRead(out _)) { }
    }

    private string Settings() => new NpgsqlConnectionStringBuilder(options.Value.PostgresConnection) { Pooling = false, Timeout = 2, CommandTimeout = 2 }.ToString();
}
