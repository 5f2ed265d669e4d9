using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace MesoBot.Data;

/// <summary>Makes the folder, holds it against a second instance, and brings the schema up to date, before anything else starts.</summary>
internal sealed class StoreSetup(StoreDatabase database, Instance instance, ILogger<StoreSetup> logger) : IDisposable
{
    // What the system calls a file that somebody else holds: EAGAIN on Linux and macOS, a sharing or lock violation on Windows.
    private static readonly int[] HeldCodes = [11, 35, 32, 33];

    /// <summary>Any number, the same for all instances; other programs on the database are unlikely to take it.</summary>
    private const long MigrationLock = 6_373_626_746_968_001;

    /// <summary>How long an instance waits for another one that brings the database up to date.</summary>
    private static readonly TimeSpan MigrationTime = TimeSpan.FromMinutes(5);

    private FileStream? _lock;

    /// <exception cref="UserErrorException">Another instance uses the folder, or the database cannot be opened.</exception>
    public void Prepare()
    {
        try
        {
            Directory.CreateDirectory(database.Folder);
            LockFolder();
            instance.Know();
            if (IsUpToDate()) return;
            Migrate();
        }
        catch (Exception e) when (e is DbException or UnauthorizedAccessException or IOException)
        {
            var setting = database.IsPostgres ? "Data:PostgresConnection" : "Data:Path";
            throw new UserErrorException($"The database cannot be opened ({e.Message.TrimEnd('.')}). Check {setting} in appsettings.json.", e);
        }
        catch (Exception e) when (database.IsPostgres && e is ArgumentException or FormatException)
        {
            // The string holds a password, so nothing of it is repeated.
            throw new UserErrorException("Data:PostgresConnection is not a connection string. It looks like \"Host=...;Database=...;Username=...;Password=...\".", e);
        }
    }

    /// <summary>For a command that writes a little beside a running server: takes the folder only where there is a schema to make.</summary>
    /// <exception cref="UserErrorException">As <see cref="Prepare"/>.</exception>
    public void PrepareBeside()
    {
        try
        {
            if (IsUpToDate()) return;
        }
        catch (DbException)
        {
            // Preparing says what is wrong.
        }
        Prepare();
    }

    public void Dispose() => _lock?.Dispose();

    private void LockFolder()
    {
        // Several machines share PostgreSQL, each with a folder of its own for keys; the folder is locked all the same.
        try
        {
            _lock = new FileStream(Path.Combine(database.Folder, "mesobot.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (HeldCodes.Contains(e.HResult & 0xFFFF))
        {
            throw new UserErrorException($"Another MesoBot already uses the folder {database.Folder}. Stop it, or give this one another folder in Data:Path.", e);
        }
    }

    private bool IsNewFile => !database.IsPostgres && new FileInfo(database.File) is not { Exists: true, Length: > 0 };

    /// <summary>Asks without EF: building its model would be a good part of the time from start to first answer.</summary>
    private bool IsUpToDate()
    {
        if (IsNewFile) return false;
        using var session = database.Open();
        try
        {
            var newest = NewestMigration(database.IsPostgres ? typeof(PostgresMesoBotDbContext) : typeof(SqliteMesoBotDbContext));
            using var command = session.Connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" = @id";
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@id", newest);
            command.Parameters.Add(parameter);
            return command.ExecuteScalar() is 1L;
        }
        catch (DbException)
        {
            // No history yet.
            return false;
        }
    }

    private static string NewestMigration(Type context) => Assembly.GetExecutingAssembly().GetTypes()
        .Where(t => t.GetCustomAttribute<DbContextAttribute>()?.ContextType == context)
        .Select(t => t.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().Max(StringComparer.Ordinal)!;

    private void Migrate()
    {
        // EF reads what is missing before it locks, so two instances that start at once would both do the same step.
        using var turn = database.IsPostgres ? WaitForTurn() : null;
        if (turn is not null && IsUpToDate()) return;
        if (IsNewFile) LetFileShrink();
        using var context = database.CreateContext();
        // EF's own lock in the file outlives a process that was killed while migrating, and every later start would wait for it for
        // ever. The folder is ours alone, so nobody can hold it.
        if (!database.IsPostgres) context.Database.ExecuteSql($"DROP TABLE IF EXISTS __EFMigrationsLock");
        context.Database.Migrate();
        StoreLog.Migrated(logger, context.Database.GetAppliedMigrations().Last());
    }

    private StoreSession WaitForTurn()
    {
        var session = database.Open();
        using var command = session.Connection.CreateCommand();
        command.CommandText = $"SELECT pg_advisory_lock({MigrationLock})";
        command.CommandTimeout = (int)MigrationTime.TotalSeconds;
        command.ExecuteNonQuery();
        return session;
    }

    /// <summary>Only an empty file takes this setting: erased rows later give their space back in small steps.</summary>
    private void LetFileShrink()
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={database.File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA auto_vacuum=INCREMENTAL; VACUUM;";
        command.ExecuteNonQuery();
    }
}
