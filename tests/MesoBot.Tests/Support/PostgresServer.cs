using MesoBot.Tests.Support;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace MesoBot.Tests.Support;

/// <summary>
/// A PostgreSQL server for the run of the tests, started when the first test asks for it: take it as a constructor parameter of
/// the test class. Faults are for a server of one's own (<see cref="OfItsOwn"/>); the shared one is shared.
/// Public because xunit hands it to public test classes.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly bool _shared;
    private readonly bool _durable;
    private readonly List<string> _created = [];
    private PostgresProcess? _process;
    private int _databases;

    public PostgresServer() : this(shared: true, durable: false) { }

    private PostgresServer(bool shared, bool durable) => (_shared, _durable) = (shared, durable);

    /// <summary>A server that a test may stop and crash. Durable writes (fsync) cost speed and are off unless asked for.</summary>
    public static PostgresServer OfItsOwn(bool durable = false) => new(shared: false, durable);

    private static string? Existing => Environment.GetEnvironmentVariable("MESOBOT_TEST_POSTGRES") is { Length: > 0 } given ? given : null;

    private bool UsesExisting => _shared && Existing is not null;

    /// <summary>A connection string to a fresh, empty database.</summary>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken = default)
    {
        await StartAsync(cancellationToken);
        var name = $"mesobot_test_{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync($"CREATE DATABASE {name}", cancellationToken);
        lock (_created) _created.Add(name);
        return new NpgsqlConnectionStringBuilder(AdministratorString()) { Database = name }.ConnectionString;
    }

    /// <summary>Starts it, with the data and at the address it had before; nothing happens when it runs.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (UsesExisting) return;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            _process ??= await PostgresProcess.CreateAsync(_durable);
            await _process.StartAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Stops it as an administrator would who does not wait for clients: sessions are cut, data is written.</summary>
    public Task StopAsync() => Own().StopAsync("INT");

    /// <summary>A crash: nothing is written any more, and the next start recovers from the log.</summary>
    public Task StopImmediateAsync() => Own().StopAsync("QUIT");

    public async Task RestartImmediateAsync(CancellationToken cancellationToken = default)
    {
        await StopImmediateAsync();
        await StartAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (UsesExisting)
            foreach (var name in _created) await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)", CancellationToken.None);
        if (_process is not null) await _process.DisposeAsync();
        _turn.Dispose();
    }

    private PostgresProcess Own() => _shared
        ? throw new InvalidOperationException("Other tests use this server at the same time. Take one with PostgresServer.OfItsOwn().")
        : _process ?? throw new InvalidOperationException("The server was not started yet.");

    private string AdministratorString() => UsesExisting ? Existing! : _process!.ConnectionString;

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        // No pool: the next test may stop the server, and a pooled connection would fail in another test's hands.
        var settings = new NpgsqlConnectionStringBuilder(AdministratorString()) { Pooling = false };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names are our own, made of digits and a fixed word.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
