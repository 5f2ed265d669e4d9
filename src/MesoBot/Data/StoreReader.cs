using System.Collections.Concurrent;
using System.Data.Common;

namespace MesoBot.Data;

/// <summary>
/// Reads beside the writer. Reading is synchronous: SQLite has no other way, and on PostgreSQL a read blocks its thread for one
/// round trip, which is the price of one code path.
/// </summary>
internal sealed class StoreReader(StoreDatabase database) : IDisposable
{
    private const int KeptOpen = 16;

    private readonly ConcurrentBag<StoreSession> _idle = [];

    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    public T Read<T>(Func<StoreSession, T> read)
    {
        StoreSession? session = null;
        try
        {
            if (!_idle.TryTake(out session)) session = database.Open();
            var result = read(session);
            if (_idle.Count < KeptOpen) _idle.Add(session);
            else session.Dispose();
            return result;
        }
        catch (DbException e)
        {
            session?.Dispose();
            DropIdle();
            throw new StoreUnavailableException(e);
        }
    }

    public void Dispose() => DropIdle();

    // After one failure the others are likely broken too (the server restarted); new ones are cheap.
    private void DropIdle()
    {
        while (_idle.TryTake(out var session)) session.Dispose();
    }
}

/// <summary>The database is away, busy beyond patience, or full. What was asked did not happen, or is not known to have happened.</summary>
internal sealed class StoreUnavailableException(Exception? inner = null)
    : Exception("The database cannot be used at the moment.", inner);
