using System.Data.Common;
using MesoBot.Data;

namespace MesoBot.Audit;

/// <summary>Reads the log from its first entry, page by page, as it was when reading began: also beside a running server.</summary>
internal sealed class AuditReader : IDisposable
{
    private const long PageSize = 1000;

    private const string Columns = "sequence, at, actor, action, subject, details, previous, hash";

    private static readonly Sql BeginSqlite = new("BEGIN");
    private static readonly Sql BeginPostgres = new("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    private static readonly Sql CountAll = new("SELECT count(*) FROM audit");
    private static readonly Sql After = new($"SELECT {Columns} FROM audit WHERE sequence > @n_after ORDER BY sequence LIMIT @n_limit");
    private static readonly Sql Newest = new($"SELECT {Columns} FROM audit ORDER BY sequence DESC LIMIT @n_limit");

    private readonly StoreSession _session;

    private AuditReader(StoreSession session) => _session = session;

    /// <exception cref="UserErrorException">There is no store yet, or it cannot be read.</exception>
    public static AuditReader Open(StoreDatabase database)
    {
        // Opening would make an empty file.
        if (!database.IsPostgres && !File.Exists(database.File)) throw new UserErrorException($"There is no audit log in {database.Folder}: no server has written one there yet. Check Data:Path.");
        StoreSession? session = null;
        try
        {
            session = database.Open();
            session.Execute(database.IsPostgres ? BeginPostgres : BeginSqlite);
            return new AuditReader(session);
        }
        catch (DbException e)
        {
            session?.Dispose();
            throw Unreadable(e);
        }
    }

    public long Count() => Read(() => _session.First(CountAll, r => r.GetInt64(0)));

    public IEnumerable<AuditRow> All()
    {
        for (var after = long.MinValue; ;)
        {
            var page = Read(() => _session.All(After, ReadRow, after, PageSize));
            foreach (var row in page) yield return row;
            if (page.Count < PageSize) yield break;
            after = page[^1].Sequence;
        }
    }

    /// <summary>The newest entries, the oldest of them first.</summary>
    public IReadOnlyList<AuditRow> Last(int count)
    {
        var rows = Read(() => _session.All(Newest, ReadRow, (long)count));
        rows.Reverse();
        return rows;
    }

    public void Dispose() => _session.Dispose();

    private static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DbException e)
        {
            throw Unreadable(e);
        }
    }

    private static UserErrorException Unreadable(DbException e) =>
        new("The audit log cannot be read: the database is busy, or was made by another version of this program. Start the server once to bring it up to date.", e);

    private static AuditRow ReadRow(DbDataReader r) => new()
    {
        Sequence = r.GetInt64(0),
        At = r.GetInt64(1),
        Actor = r.GetString(2),
        Action = r.GetString(3),
        Subject = r.GetString(4),
        Details = r.GetString(5),
        Previous = r.GetString(6),
        Hash = r.GetString(7),
    };
}
