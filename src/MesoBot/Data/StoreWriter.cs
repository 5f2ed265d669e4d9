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

    /// <summary>A change that lost against another instance so often is given back to who asked.</summary>
    private const int MaxTries = 4;

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
    private static readonly Sql CommitAll = new("COMMIT");

    private readonly StoreDatabase _database;
    private readonly ILogger<StoreWriter> _logger;
    private readonly Channel<StoreChange> _waiting;
    private readonly Thread _thread;
    private readonly Sql _begin;
    private readonly List<StoreChange> _group = new(MaxGroup);
    private readonly List<StoreChange> _applied = new(MaxGroup);
    private readonly List<StoreChange> _again = [];

    /// <summary>Undone changes and why. Told after the commit: what they lost against may stand in the same one, and who looks must find it.</summary>
    private readonly List<(StoreChange Change, Exception Why)> _undone = [];

    private StoreSession? _session;
    private bool _isStarted;

    public StoreWriter(StoreDatabase database, IOptions<DataOptions> options, ILogger<StoreWriter> logger)
    {
        _database = database;
        _logger = logger;
        _begin = new Sql(database.IsPostgres ? "BEGIN ISOLATION LEVEL READ COMMITTED" : "BEGIN IMMEDIATE");
        _waiting = Channel.CreateBounded<StoreChange>(new BoundedChannelOptions(options.Value.MaxWaitingWrites) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });
        _thread = new Thread(Run) { IsBackground = true, Name = "store writer" };
    }

    /// <summary>Changes that wait for the writer: the measure of overload.</summary>
    public int Waiting => _waiting.Reader.Count;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _thread.Start();
        _isStarted = true;
        return Task.CompletedTask;
    }

    /// <summary>Completes when everything that waited is on disk.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        // Not the caller's token: it may be used up by slow connections, and what waits here is soon done.
        return _isStarted ? Task.Run(() => _thread.Join(StopTime), CancellationToken.None) : Task.CompletedTask;
    }

    /// <summary>Applies a change; returns when it is on disk.</summary>
    /// <param name="apply">Runs on the writer's thread, inside the transaction. It runs again when it lost against another instance.</param>
    /// <param name="conversationId">The conversation whose row it locks: all instances lock in one order, so that they do not wait for each other in a ring.</param>
    /// <exception cref="StoreUnavailableException">It is not stored, or not known to be; asking again is safe for changes that are idempotent.</exception>
    /// <exception cref="StoreRefusedException">The database takes no such change; asking again is of no use.</exception>
    public async Task<T> WriteAsync<T>(Func<StoreSession, T> apply, string? conversationId = null)
    {
        var change = new StoreChange<T>(apply, conversationId);
        if (!_waiting.Writer.TryWrite(change)) throw new StoreUnavailableException();
        return await change.Done;
    }

    public void Dispose()
    {
        _waiting.Writer.TryComplete();
        // The connection belongs to the thread as long as it writes.
        if (!_isStarted || _thread.Join(StopTime)) _session?.Dispose();
    }

    private void Run()
    {
        while (_again.Count > 0 || WaitForMore())
        {
            _group.Clear();
            _group.AddRange(_again);
            _again.Clear();
            while (_group.Count < MaxGroup && _waiting.Reader.TryRead(out var change)) _group.Add(change);
            Commit();
        }
    }

    private bool WaitForMore() => _waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult();

    // This thread must outlive whatever happens: without it nothing is stored any more, and nobody is told.
#pragma warning disable CA1031
    private void Commit()
    {
        try
        {
            _applied.Clear();
            _undone.Clear();
            var session = Begin();
            foreach (var change in InLockOrder()) Apply(change, session);
            session.RunEnds();
            session.Execute(CommitAll);
            foreach (var change in _applied) change.Stored();
            foreach (var (change, why) in _undone) change.Failed(why);
        }
        catch (Exception e) when (StoreErrors.IsBusy(e) && _applied.Count == 0)
        {
            WaitOn(e);
        }
        catch (Exception e)
        {
            // Whatever the state of the connection is, a new one knows.
            DropSession();
            StoreLog.CommitFailed(_logger, _group.Count, e.GetType().Name, StoreErrors.CodeOf(e));
            _again.Clear();
            foreach (var change in _group) change.Failed(new StoreUnavailableException(e));
        }
    }

    /// <summary>Another process holds the database: the changes wait on, those that waited too long are given up.</summary>
    private void WaitOn(Exception e)
    {
        var late = _group.RemoveAll(change => change.GiveUp(Patience, e));
        while (_waiting.Reader.TryPeek(out var next) && next.GiveUp(Patience, e)) late += _waiting.Reader.TryRead(out _) ? 1 : 0;
        if (late > 0) StoreLog.CommitFailed(_logger, late, e.GetType().Name, StoreErrors.CodeOf(e));
        _again.AddRange(_group);
    }

    private StoreSession Begin()
    {
        if (_session is { } known)
        {
            try
            {
                known.Execute(_begin);
                return known;
            }
            catch (Exception e) when (!StoreErrors.IsBusy(e))
            {
                // The server was restarted since the last commit: nothing is lost yet, a new connection may do.
                DropSession();
            }
        }
        _session = Open();
        _session.Execute(_begin);
        return _session;
    }

    private StoreSession Open()
    {
        try
        {
            return _database.Open(BusySeconds, hasEnd: true);
        }
        catch (Exception e) when (!StoreErrors.IsBusy(e))
        {
            // Who came meanwhile would wait for the same answer, one group after the other.
            while (_waiting.Reader.TryRead(out var change)) change.Failed(new StoreUnavailableException(e));
            throw;
        }
    }

    private IEnumerable<StoreChange> InLockOrder() => _database.IsPostgres && _group.Count > 1 ? _group.OrderBy(c => c.ConversationId, StringComparer.Ordinal) : _group;

    private void Apply(StoreChange change, StoreSession session)
    {
        session.Execute(Savepoint);
        var ends = session.Ends;
        try
        {
            change.Apply(session);
            session.Execute(Release);
            _applied.Add(change);
        }
        catch (Exception e) when (!StoreErrors.ConcernsAll(session, e))
        {
            session.Execute(Undo);
            session.Execute(Release);
            session.KeepEnds(ends);
            if (StoreErrors.IsLostRace(e) && ++change.Tries < MaxTries) _again.Add(change);
            else _undone.Add((change, StoreErrors.ForCaller(e)));
        }
    }

    private void DropSession()
    {
        try
        {
            _session?.Dispose();
        }
        catch (Exception)
        {
            // It is broken already.
        }
        _session = null;
    }
#pragma warning restore CA1031
}
