using System.Data.Common;
using Npgsql;

namespace MesoBot.Data;

/// <summary>One open connection with its prepared statements. Used by one thread at a time.</summary>
internal sealed class StoreSession(DbConnection connection) : IDisposable
{
    private readonly Dictionary<Sql, DbCommand> _prepared = [];

    private readonly List<Action<StoreSession>> _atTheEnd = [];

    public DbConnection Connection => connection;

    /// <summary>True in the writer's session: it runs what is to come at the end.</summary>
    public bool HasEnd { get; init; }

    public bool IsPostgres { get; } = connection is NpgsqlConnection;

    /// <summary>How much is to come at the end.</summary>
    public int Ends => _atTheEnd.Count;

    /// <summary>
    /// Runs when every change of the transaction was made, before it is committed; at once where nobody says when that is. Its failure is
    /// the failure of the whole transaction.
    /// </summary>
    public void AtTheEnd(Action<StoreSession> change)
    {
        if (HasEnd) _atTheEnd.Add(change);
        else change(this);
    }

    /// <summary>Takes back what was asked for by changes that were undone.</summary>
    public void KeepEnds(int count) => _atTheEnd.RemoveRange(count, _atTheEnd.Count - count);

    public void RunEnds()
    {
        foreach (var change in _atTheEnd) change(this);
        _atTheEnd.Clear();
    }

    /// <returns>Rows changed.</returns>
    public int Execute(Sql sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteNonQuery();

    /// <summary>True when the statement gives a row.</summary>
    public bool Any(Sql sql, params ReadOnlySpan<object?> values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        return reader.Read();
    }

    /// <returns>What <paramref name="read"/> makes of the first row; default when there is none.</returns>
    public T? First<T>(Sql sql, Func<DbDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        return reader.Read() ? read(reader) : default;
    }

    public List<T> All<T>(Sql sql, Func<DbDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    /// <summary>Rows until <paramref name="isEnough"/> says that the last one fills the measure.</summary>
    public List<T> Until<T>(Sql sql, Func<DbDataReader, T> read, Func<T, bool> isEnough, params ReadOnlySpan<object?> values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            var row = read(reader);
            rows.Add(row);
            if (isEnough(row)) break;
        }
        return rows;
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values) command.Dispose();
        connection.Dispose();
    }

    private DbCommand Prepare(Sql sql, ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql.Text;
            foreach (var (name, type) in sql.Parameters)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                parameter.DbType = type;
                parameter.Value = DBNull.Value;
                command.Parameters.Add(parameter);
            }
            command.Prepare();
            _prepared.Add(sql, command);
        }
        if (values.Length != sql.Parameters.Count) throw new ArgumentException("The statement takes another number of values.", nameof(values));
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}
