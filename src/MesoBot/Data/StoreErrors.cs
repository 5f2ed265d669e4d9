using System.Data;
using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace MesoBot.Data;

/// <summary>The database is away, busy beyond patience, or full. What was asked did not happen, or is not known to have happened.</summary>
internal sealed class StoreUnavailableException(Exception? inner = null)
    : Exception("The database cannot be used at the moment.", inner);

/// <summary>The database is there and takes no such change: a rule of the schema stands against it. Nothing of it is stored.</summary>
internal sealed class StoreRefusedException(Exception inner) : Exception("The database refused a change.", inner);

/// <summary>What an error of the database means for those who asked.</summary>
internal static class StoreErrors
{
    private const int SqliteError = 1;
    private const int SqliteBusy = 5;
    private const int SqliteNoMemory = 7;
    private const int SqliteReadOnly = 8;
    private const int SqliteIoError = 10;
    private const int SqliteCorrupt = 11;
    private const int SqliteFull = 13;
    private const int SqliteTooBig = 18;
    private const int SqliteConstraint = 19;
    private const int SqliteMismatch = 20;
    private const int SqliteNotADatabase = 26;

    /// <summary>Comes from the database or the way to it, and not from our own code.</summary>
    public static bool IsOfDatabase(Exception e) => e is DbException or IOException or SocketException or TimeoutException;

    /// <summary>A full disk or a lost server concerns every change of a group; a failed statement concerns its own.</summary>
    public static bool ConcernsAll(StoreSession session, Exception e) => session.Connection.State != ConnectionState.Open
        || e is SqliteException { SqliteErrorCode: SqliteFull or SqliteIoError or SqliteCorrupt or SqliteReadOnly or SqliteNoMemory or SqliteNotADatabase };

    /// <summary>Another process holds the database; waiting was of no use.</summary>
    public static bool IsBusy(Exception e) => e is SqliteException { SqliteErrorCode: SqliteBusy };

    /// <summary>Two instances wanted the same rows, and this one was made to give way: the same change may well pass now.</summary>
    public static bool IsLostRace(Exception e) =>
        e is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable };

    public static Exception ForCaller(Exception e) => IsRefusal(e) ? new StoreRefusedException(e) : IsOfDatabase(e) ? new StoreUnavailableException(e) : e;

    /// <summary>For the log: a number, never a message, which could repeat a value.</summary>
    public static string CodeOf(Exception e) => e switch
    {
        PostgresException postgres => postgres.SqlState,
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode.ToString(),
        _ => "",
    };

    private static bool IsRefusal(Exception e) => e switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is SqliteError or SqliteTooBig or SqliteConstraint or SqliteMismatch,
        // Data, integrity, and statements that do not fit the schema.
        PostgresException postgres => postgres.SqlState[..2] is "22" or "23" or "42",
        _ => false,
    };
}
