using System.Data.Common;
using MesoBot.Knowledge;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace MesoBot.Data;

/// <summary>Opens connections to the configured database: the one place that knows which it is.</summary>
internal sealed class StoreDatabase(RootFolder root, IOptions<DataOptions> options)
{
    /// <summary>Seconds that a statement waits for another process that holds the database: five are borne without an error, and one is slack.</summary>
    private const int BusySeconds = 6;

    /// <summary>Seconds to wait for a server that does not answer; a patient is told sooner than a browser gives up.</summary>
    private const int ConnectSeconds = 5;

    private readonly DataOptions _options = options.Value;

    public bool IsPostgres => _options.IsPostgres;

    /// <summary>The folder of everything this instance keeps on disk.</summary>
    public string Folder { get; } = root.Resolve(options.Value.Path);

    public string KeysFolder { get; } = string.IsNullOrWhiteSpace(options.Value.KeysPath) ? Path.Combine(root.Resolve(options.Value.Path), "keys") : root.Resolve(options.Value.KeysPath);

    public string File => Path.Combine(Folder, "mesobot.db");

    /// <exception cref="DbException">The database cannot be opened.</exception>
    /// <param name="busySeconds">How long a statement waits for another process that holds the database.</param>
    /// <param name="hasEnd">See <see cref="StoreSession.HasEnd"/>.</param>
    public StoreSession Open(int busySeconds = BusySeconds, bool hasEnd = false)
    {
        DbConnection connection = IsPostgres ? new NpgsqlConnection(SessionString) : new SqliteConnection(SqliteString(busySeconds));
        try
        {
            connection.Open();
            Configure(connection);
            return new StoreSession(connection) { HasEnd = hasEnd };
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A context for reading lists and for what is not on the path of a message.</summary>
    public MesoBotDbContext CreateContext() => IsPostgres
        ? new PostgresMesoBotDbContext(new DbContextOptionsBuilder<PostgresMesoBotDbContext>().UseNpgsql(PostgresString).Options)
        : new SqliteMesoBotDbContext(new DbContextOptionsBuilder<SqliteMesoBotDbContext>().UseSqlite(SqliteString(BusySeconds)).Options);

    // Sessions are kept open by their users; a pool beneath them would only keep more open.
    private string SqliteString(int busySeconds) => new SqliteConnectionStringBuilder { DataSource = File, Pooling = false, DefaultTimeout = busySeconds }.ToString();

    private string PostgresString => Postgres.ToString();

    private string SessionString => new NpgsqlConnectionStringBuilder(PostgresString) { Pooling = false }.ToString();

    private NpgsqlConnectionStringBuilder Postgres => new(_options.PostgresConnection) { CommandTimeout = BusySeconds, Timeout = ConnectSeconds, Enlist = false };

    /// <summary>
    /// What is acknowledged survives a power cut: FULL syncs SQLite's log at each commit, which group commit makes affordable; a
    /// PostgreSQL that was told to acknowledge before it has written is told otherwise for our sessions. Stricter settings stay.
    /// What is erased is overwritten in SQLite's pages (secure_delete), which was not to be told from noise when measured.
    /// </summary>
    private void Configure(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = IsPostgres
            ? "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"
            : "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA secure_delete=ON;";
        command.ExecuteNonQuery();
    }
}
