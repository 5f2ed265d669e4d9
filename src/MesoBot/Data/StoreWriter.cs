using System.Data.Common;
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
        return Task.Run(_thread.Join, cancellationToken);
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
        while (WaitForMore())
        {
            _group.Clear();
            while (_group.Count < MaxGroup && _waiting.Reader.TryRead(out var change)) _group.Add(change);
            Commit();
        }
    }

    private bool WaitForMore() => _waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult();

    private void Commit()
    {
        try
        {
            _session ??= _database.Open();
            _session.Execute(_begin);
            foreach (var change in _group) Apply(change, _session);
            Finish(_session);
            foreach (var change in _group) change.Stored();
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or IOException)
        {
            // Whatever the state of the connection is, a new one knows.
            DropSession();
            StoreLog.CommitFailed(_logger, _group.Count, e.GetType().Name, (e as DbException)?.ErrorCode ?? 0);
            foreach (var change in _group) change.Failed(new StoreUnavailableException(e));
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
