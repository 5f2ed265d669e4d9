using System.Data.Common;

namespace MesoBot.Data;

/// <summary>Columns that may hold nothing.</summary>
internal static class Columns
{
    public static string? TextOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static long? LongOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);
}
