using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MesoBot.Data;

namespace MesoBot.Audit;

/// <summary>Something that was done, told without a word of a patient: codes, ids of this store, counts.</summary>
/// <param name="Actor">Id of the member of staff, "patient" or "system".</param>
/// <param name="Action">Such as handoff.accepted.</param>
/// <param name="Subject">Id of what it was done to.</param>
internal sealed record AuditEntry(string Actor, string Action, string Subject, IReadOnlyDictionary<string, string>? Details = null);

/// <summary>
/// The log of what people and the program did. Each entry carries the hash of the one before it: one that is changed, added or taken out
/// breaks the chain from there on. Written in the transaction of what it tells of, as the last of its statements.
/// </summary>
internal sealed class AuditLog(StoreDatabase database, TimeProvider time)
{
    public const string Beginning = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>Several instances on PostgreSQL append in turn: the lock lasts to the end of the transaction.</summary>
    private static readonly Sql LockTable = new("LOCK TABLE audit IN EXCLUSIVE MODE");

    private static readonly Sql Newest = new("SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1");

    private static readonly Sql Insert = new("""
        INSERT INTO audit (sequence, at, actor, action, subject, details, previous, hash)
        VALUES (@n_sequence, @n_at, @t_actor, @t_action, @t_subject, @t_details, @t_previous, @t_hash)
        """);

    /// <summary>
    /// Kept with the change that calls it, or not at all. The lock is taken after all rows of the transaction: an instance that held it
    /// while it waited for a row would wait in a ring with one that holds the row and appends.
    /// </summary>
    public void Append(StoreSession session, AuditEntry entry)
    {
        var at = time.GetUtcNow().ToUnixTimeMilliseconds();
        session.AtTheEnd(s => Write(s, entry, at));
    }

    private void Write(StoreSession session, AuditEntry entry, long at)
    {
        if (database.IsPostgres) session.Execute(LockTable);
        var last = session.First(Newest, r => new { Sequence = r.GetInt64(0), Hash = r.GetString(1) });
        var (sequence, previous) = ((last?.Sequence ?? 0) + 1, last?.Hash ?? Beginning);
        var details = JsonSerializer.Serialize(new SortedDictionary<string, string>(
            entry.Details?.ToDictionary(StringComparer.Ordinal) ?? [], StringComparer.Ordinal), AuditJson.Default.SortedDictionaryStringString);
        session.Execute(Insert, sequence, at, entry.Actor, entry.Action, entry.Subject, details, previous,
            HashOf(sequence, at, entry.Actor, entry.Action, entry.Subject, details, previous));
    }

    /// <summary>Lengths stand before the parts, so that no two entries can share one text.</summary>
    public static string HashOf(long sequence, long at, string actor, string action, string subject, string details, string previous)
    {
        var text = new StringBuilder();
        foreach (var part in (string[])[$"{sequence}", $"{at}", actor, action, subject, details, previous]) text.Append(part.Length).Append(':').Append(part).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
