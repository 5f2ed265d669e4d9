using MesoBot.Tests.Support;

namespace MesoBot.Tests.Data;

/// <summary>What the store promises, on either database. Each part of the promise has a file of its own.</summary>
public abstract partial class StoreContract : IAsyncLifetime
{
    private StorePlace _place = null!;
    private StoreSeat _seat = null!;

    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    private protected abstract Task<StorePlace> OpenAsync();

    public async ValueTask InitializeAsync()
    {
        _place = await OpenAsync();
        _seat = await _place.SitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _place.DisposeAsync();
    }
}

public sealed class SqliteStoreTests : StoreContract
{
    private protected override Task<StorePlace> OpenAsync() => StorePlace.OnSqliteAsync();
}

/// <summary>One database for all: each test works on conversations of its own.</summary>
public sealed class PostgresStoreTests(PostgresDatabase database) : StoreContract, IClassFixture<PostgresDatabase>
{
    private protected override async Task<StorePlace> OpenAsync() => StorePlace.OnPostgres(await database.ConnectionAsync());
}

/// <summary>A database on the shared server for one class of tests.</summary>
public sealed class PostgresDatabase(PostgresServer server)
{
    private readonly Lazy<Task<string>> _connection = new(() => server.CreateDatabaseAsync());

    internal Task<string> ConnectionAsync() => _connection.Value;
}
