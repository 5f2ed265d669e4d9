using System.Data.Common;

namespace MesoBot.Data;

/// <summary>One open connection with its prepared statements. Used by one thread at a time.</summary>
internal sealed class StoreSession(DbConnection connection) : IDisposable
{
    private readonly Dictionary<Sql, DbCommand> _prepared = [];

    public DbConnection Connection => connection;

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
