using MesoBot.Data;
using MesoBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace MesoBot.Tests.Data;

/// <summary>What happens before the first message: folder, lock, schema.</summary>
public sealed class StoreSetupTests(PostgresServer server) : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TheModelAndItsMigrationsAgree(bool postgres)
    {
        await using var context = StoreSeat.DatabaseAt(_folder.Path, postgres ? "Host=nowhere" : null).CreateContext();

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ADatabaseIsBroughtUpToDateOnce(bool postgres)
    {
        var connection = postgres ? await server.CreateDatabaseAsync(Stop) : null;
        var log = new CountingLogger();

        for (var start = 0; start < 3; start++)
        {
            var database = StoreSeat.DatabaseAt(_folder.Path, connection);
            using var setup = new StoreSetup(database, new Instance(database), log);
            setup.Prepare();
        }

        Assert.Equal(1, log.Lines);
        using var session = StoreSeat.DatabaseAt(_folder.Path, connection).Open();
        var known = typeof(StoreSetup).Assembly.GetTypes().Count(t => t.IsSubclassOf(typeof(Microsoft.EntityFrameworkCore.Migrations.Migration)) && t.Namespace!.EndsWith(postgres ? "Postgres" : "Sqlite", StringComparison.Ordinal));
        Assert.Equal(known, session.First(new Sql("SELECT count(*) FROM \"__EFMigrationsHistory\""), r => r.GetInt64(0)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AnOlderDatabaseKeepsItsRows(bool postgres)
    {
        var connection = postgres ? await server.CreateDatabaseAsync(Stop) : null;
        await using (var context = StoreSeat.DatabaseAt(_folder.Path, connection).CreateContext())
        {
            await context.Database.MigrateAsync(context.Database.GetMigrations().First(), Stop);
            await context.Database.ExecuteSqlAsync($"INSERT INTO people (id, created_at) VALUES ('p', 1)", Stop);
        }

        StoreSeat.Prepare(_folder.Path, connection);

        using var session = StoreSeat.DatabaseAt(_folder.Path, connection).Open();
        Assert.True(session.Any(new Sql("SELECT 1 FROM people WHERE id = 'p'")));
        Assert.False(session.Any(new Sql("SELECT sender FROM outbox")));
    }

    [Fact]
    public async Task TwoInstancesMayStartAtOnceOnAnEmptyPostgres()
    {
        var connection = await server.CreateDatabaseAsync(Stop);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(i => Task.Run(() => StoreSeat.Prepare(_folder.Sub("i" + i), connection), Stop)));

        using var session = StoreSeat.DatabaseAt(_folder.Path, connection).Open();
        Assert.False(session.Any(new Sql("SELECT 1 FROM conversations")));
    }

    [Fact]
    public async Task AMigrationThatWasKilledDoesNotKeepTheServerFromStarting()
    {
        await using (var context = StoreSeat.DatabaseAt(_folder.Path, null).CreateContext())
        {
            await context.Database.MigrateAsync(context.Database.GetMigrations().First(), Stop);
            await context.Database.ExecuteSqlAsync($"CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL)", Stop);
            await context.Database.ExecuteSqlAsync($"INSERT INTO __EFMigrationsLock VALUES (1, '2026-11-22 10:00:00')", Stop);
        }

        await Task.Run(() => StoreSeat.Prepare(_folder.Path, null), Stop).WaitAsync(TimeSpan.FromSeconds(20), Stop);
    }

    [Fact]
    public void AnEmptyFileLeftByAKilledStartIsMadeADatabase()
    {
        File.WriteAllBytes(_folder.Sub("mesobot.db"), []);

        StoreSeat.Prepare(_folder.Path, null);

        using var session = StoreSeat.DatabaseAt(_folder.Path, null).Open();
        Assert.Equal(2L, session.First(new Sql("PRAGMA auto_vacuum"), r => r.GetInt64(0)));
    }

    [Fact]
    public async Task ASecondServerOnTheFolderStopsWithASentence()
    {
        using var first = StoreSeat.SetupAt(_folder.Path, null);
        first.Prepare();

        var run = await ServeAsync(("Data__Path", _folder.Path));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Another MesoBot already uses the folder " + _folder.Path, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolderThatCannotBeUsedIsNotTakenForASecondServer()
    {
        await File.WriteAllTextAsync(_folder.Sub("file"), "", Stop);

        var run = await ServeAsync(("Data__Path", _folder.Sub("file")));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Check Data:Path", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.DoesNotContain("Another MesoBot", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileThatIsNoDatabaseIsASentence()
    {
        await File.WriteAllTextAsync(_folder.Sub("mesobot.db"), new string('x', 8192), Stop);

        var run = await ServeAsync(("Data__Path", _folder.Path));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("The database cannot be opened", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=x;Password=geheim", "The database cannot be opened")]
    [InlineData("geheim", "is not a connection string")]
    [InlineData("Hots=127.0.0.1;Password=geheim", "is not a connection string")]
    [InlineData("Host=127.0.0.1;Port=geheim", "is not a connection string")]
    public async Task APostgresThatCannotBeOpenedIsASentenceWithoutTheSecret(string connection, string said)
    {
        var run = await ServeAsync(("Data__Path", _folder.Path), ("Data__PostgresConnection", connection));

        Assert.Equal(2, run.ExitCode);
        var line = Assert.Single(run.ErrorLines);
        Assert.Contains(said, line, StringComparison.Ordinal);
        Assert.Contains("Data:PostgresConnection", line, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", run.Error, StringComparison.Ordinal);
    }

    private static Task<ProgramRun> ServeAsync(params (string, string)[] settings) =>
        MesoBotProgram.RunAsync(["serve", "--urls", "http://127.0.0.1:0"], settings);

    private sealed class CountingLogger : Microsoft.Extensions.Logging.ILogger<StoreSetup>
    {
        public int Lines { get; private set; }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(Microsoft.Extensions.Logging.LogLevel logLevel) => true;

        public void Log<TState>(
            Microsoft.Extensions.Logging.LogLevel logLevel, Microsoft.Extensions.Logging.EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines++;
    }
}
