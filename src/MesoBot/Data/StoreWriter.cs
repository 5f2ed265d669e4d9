using System.Data.Common;
using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace MesoBot.Data;

/// <summary>
/// The one writer: a thread of its own that applies all changes that wait, each under its own savepoint, in one transaction with one
/// disk sync. Under load the price of durability is shared; a change that fails undoes itself alone.
/// </summary>
internal sealed class StoreWriter : IHostedService, IDisposable
{
    /// <summary>Changes in one commit. More would make the first of them wait longer than a disk sync costs.</summary>
    private const int MaxGroup = 256;

    /// <summary>Seconds of one attempt to get the database from another process that holds it.</summary>
    private const int BusySeconds = 1;

    /// <summary>
    /// How long a change waits for a database that another process holds. Counted for each change from when it was asked for: whoever
    /// comes while others already wait does not wait for two turns.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>What the last writes may take when the server stops, whatever time the rest of it took.</summary>
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(2);

    private static readonly Sql Savepoint = new("SAVEPOINT change");
    private static readonly Sql Release = new("RELEASE SAVEPOINT change");
    private static readonly Sql Undo = new("ROLLBACK TO SAVEPOINT change");

    private readonly StoreDatabase _database;
    private readonly ILogger<StoreWriter> _logger;
    private readonly Channel<Change> _waiting;
    private readonly Thread _thread;
    private readonly Sql _begin;
    private readonly List<Change> _group = new(MaxGroup);
    private StoreSession? _session;

    public StoreWriter(StoreDatabase database, IOptions<DataOptions> options, ILogger<StoreWriter> logger)
    {
        _database = database;
        _logger = logger;
        _begin = new Sql(database.IsPostgres ? "BEGIN" : "BEGIN IMMEDIATE");
        _waiting = Channel.CreateBounded<Change>(new BoundedChannelOptions(options.Value.MaxWaitingWrites) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
        _thread = new Thread(Run) { IsBackground = true, Name = "store writer" };
    }

    /// <summary>Changes that wait for the writer: the measure of overload.</summary>
    public int Waiting => _waiting.Reader.Count;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _thread.Start();
        return Task.CompletedTask;
    }

    /// <summary>Completes when everything that waited is on disk.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        // Not the caller's token: it may be used up by slow connections, and what waits here is soon done.
        return Task.Run(() => _thread.Join(StopTime), CancellationToken.None);
    }

    /// <summary>Applies a change; returns when it is on disk.</summary>
    /// <param name="apply">Runs on the writer's thread, inside the transaction. It may run twice when a commit fails for a moment.</param>
    /// <exception cref="StoreUnavailableException">It is not stored, or not known to be; asking again is safe for changes that are idempotent.</exception>
    public async Task<T> WriteAsync<T>(Func<StoreSession, T> apply)
    {
        var change = new Change<T>(apply);
        if (!_waiting.Writer.TryWrite(change)) throw new StoreUnavailableException();
        return await change.Done;
    }

    public void Dispose() => _session?.Dispose();

    private void Run()
    {
        while (_group.Count > 0 || WaitForMore())
        {
            while (_group.Count < MaxGroup && _waiting.Reader.TryRead(out var change)) _group.Add(change);
            Commit();
        }
    }

    private bool WaitForMore() => _waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult();

    private void Commit()
    {
        try
        {
            if (!Begin()) return;
            foreach (var change in _group) Apply(change, _session!);
            Finish(_session!);
            foreach (var change in _group) change.Stored();
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or IOException)
        {
            // Whatever the state of the connection is, a new one knows.
            DropSession();
            StoreLog.CommitFailed(_logger, _group.Count, e.GetType().Name, (e as DbException)?.ErrorCode ?? 0);
            foreach (var change in _group) change.Failed(new StoreUnavailableException(e));
        }
        _group.Clear();
    }

    /// <summary>False when another process holds the database: the changes wait on, those that waited too long are given up.</summary>
    private bool Begin()
    {
        try
        {
            _session ??= _database.Open(BusySeconds);
            _session.Execute(_begin);
            return true;
        }
        catch (Microsoft.Data.Sqlite.SqliteException e) when (e.SqliteErrorCode == SqliteBusy)
        {
            var late = _group.RemoveAll(change => change.GiveUp(Patience, e));
            while (_waiting.Reader.TryPeek(out var next) && next.GiveUp(Patience, e)) late += _waiting.Reader.TryRead(out _) ? 1 : 0;
            if (late > 0) StoreLog.CommitFailed(_logger, late, e.GetType().Name, e.SqliteErrorCode);
            return false;
        }
    }

    private static void Apply(Change change, StoreSession session)
    {
        session.Execute(Savepoint);
        try
        {
            change.Apply(session);
            session.Execute(Release);
        }
        catch (Exception e) when (!IsBroken(session, e))
        {
            session.Execute(Undo);
            session.Execute(Release);
            change.Failed(e is DbException ? new StoreUnavailableException(e) : e);
        }
    }

    /// <summary>A full disk or a lost server concerns every change of the group; a failed statement concerns its own.</summary>
    private static bool IsBroken(StoreSession session, Exception e) =>
        session.Connection.State != System.Data.ConnectionState.Open
        || e is Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: SqliteFull or SqliteIoError or SqliteCorrupt or SqliteReadOnly or SqliteNoMemory };

    private const int SqliteBusy = 5;
    private const int SqliteNoMemory = 7;
    private const int SqliteReadOnly = 8;
    private const int SqliteIoError = 10;
    private const int SqliteCorrupt = 11;
    private const int SqliteFull = 13;

    private static readonly Sql CommitSql = new("COMMIT");

    private static void Finish(StoreSession session) => session.Execute(CommitSql);

    private void DropSession()
    {
        try
        {
            _session?.Dispose();
        }
        catch (DbException)
        {
            // It is broken already.
        }
        _session = null;
    }

    private abstract class Change
    {
        private readonly long _asked = Stopwatch.GetTimestamp();

        /// <summary>True when it has waited longer than it may; whoever asked is told.</summary>
        public bool GiveUp(TimeSpan patience, Exception e)
        {
            if (Stopwatch.GetElapsedTime(_asked) < patience) return false;
            Failed(new StoreUnavailableException(e));
            return true;
        }

        public abstract void Apply(StoreSession session);

        public abstract void Stored();

        public abstract void Failed(Exception e);
    }

    private sealed class Change<T>(Func<StoreSession, T> apply) : Change
    {
        // Waiters go on elsewhere: the writer's thread only writes.
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;

        public Task<T> Done => _done.Task;

        public override void Apply(StoreSession session) => _result = apply(session);

        public override void Stored() => _done.TrySetResult(_result!);

        public override void Failed(Exception e) => _done.TrySetException(e);
    }
}
