using System.Collections.Concurrent;

namespace MesoBot.Data;

/// <summary>
/// Reads beside the writer. Reading is synchronous: SQLite has no other way, and on PostgreSQL a read blocks its thread for one
/// round trip, which is the price of one code path.
/// </summary>
internal sealed class StoreReader(StoreDatabase database) : IDisposable
{
    private const int KeptOpen = 32;

    private readonly ConcurrentBag<StoreSession> _idle = [];

    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    public T Read<T>(Func<StoreSession, T> read)
    {
        if (_idle.TryTake(out var known))
        {
            try
            {
                return Use(known, read);
            }
            catch (Exception e) when (StoreErrors.IsOfDatabase(e))
            {
                // The server may have been restarted since the last reading: then the others are broken too, and a new one may do.
                DropIdle();
            }
        }
        try
        {
            return Use(database.Open(), read);
        }
        catch (Exception e) when (StoreErrors.IsOfDatabase(e))
        {
            throw new StoreUnavailableException(e);
        }
    }

    public void Dispose() => DropIdle();

    private T Use<T>(StoreSession session, Func<StoreSession, T> read)
    {
        var keep = false;
        try
        {
            var result = read(session);
            keep = _idle.Count < KeptOpen;
            return result;
        }
        finally
        {
            if (keep) _idle.Add(session);
            else session.Dispose();
        }
    }

    private void DropIdle()
    {
        while (_idle.TryTake(out var session)) session.Dispose();
    }
}
