using System.Data.Common;
using MesoBot.Data;

namespace MesoBot.Privacy;

/// <summary>
/// After an erasure, SQLite's log still holds the pages as they were, until newer ones are written over them. This puts it into the database
/// and empties it within a minute. Readers of old pages hold it up; then it is tried again.
/// </summary>
internal sealed class LogCleaning(StoreDatabase database, StoreReader reader, TimeProvider time) : BackgroundService
{
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private const int BusySeconds = 1;

    private static readonly Sql LastForgotten = new("SELECT COALESCE(MAX(done_at), 0) FROM privacy_requests WHERE kind = 'forget'");
    private static readonly Sql Checkpoint = new("PRAGMA wal_checkpoint(TRUNCATE)");

    private long _cleaned;

    /// <summary>True when nothing that was erased is left in the log.</summary>
    public bool Clean()
    {
        try
        {
            var last = reader.Read(session => session.First(LastForgotten, r => r.GetInt64(0)));
            if (last <= _cleaned) return true;
            using var session = database.Open(BusySeconds);
            if (session.First(Checkpoint, r => r.GetInt64(0)) != 0) return false;
            _cleaned = last;
            return true;
        }
        catch (Exception e) when (e is StoreUnavailableException or DbException)
        {
            return false;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (database.IsPostgres) return;
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) Clean();
    }
}
