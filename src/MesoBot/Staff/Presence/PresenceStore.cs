using System.Collections.Concurrent;
using MesoBot.Audit;
using MesoBot.Data;
using MesoBot.Staff.Live;

namespace MesoBot.Staff.Presence;

/// <summary>Who is on shift. A person is seen as long as a page of theirs is open.</summary>
internal sealed class PresenceStore(StoreReader reader, StoreWriter writer, AuditLog audit, StaffSignals signals, TimeProvider time)
{
    public const string Here = "here";
    public const string Away = "away";
    public const string Off = "off";

    public static readonly string[] States = [Here, Away, Off];

    /// <summary>Between two notes of being seen.</summary>
    private const long SeenEvery = 10_000;

    private static readonly Sql StateOf = new("SELECT state FROM staff_presence WHERE staff_id = @t_id");
    private static readonly Sql SetSeen = new("UPDATE staff_presence SET last_seen_at = @n_now WHERE staff_id = @t_id AND last_seen_at < @n_before");

    private static readonly Sql SetState = new("""
        INSERT INTO staff_presence (staff_id, state, since_at, last_seen_at) VALUES (@t_id, @t_state, @n_now, @n_now)
        ON CONFLICT (staff_id) DO UPDATE SET state = excluded.state, since_at = excluded.since_at, last_seen_at = excluded.last_seen_at
        """);

    private static readonly Sql Unseen = new("SELECT staff_id FROM staff_presence WHERE state <> 'off' AND last_seen_at < @n_before");

    private readonly ConcurrentDictionary<string, long> _noted = new(StringComparer.Ordinal);

    public string Of(string staffId) => reader.Read(s => s.First(StateOf, r => r.GetString(0), staffId)) ?? Off;

    public async Task SetAsync(string staffId, string state)
    {
        await writer.WriteAsync(session =>
        {
            if (session.First(StateOf, r => r.GetString(0), staffId) != state) audit.Append(session, new AuditEntry(staffId, "presence." + state, staffId));
            OtherInstances.Tell(session);
            return session.Execute(SetState, staffId, state, Now);
        });
        signals.Changed();
    }

    /// <summary>Their console is open. Who was not on shift stays so. Noted from time to time: an open console is seen at every word of every patient.</summary>
    public async Task SeenAsync(string staffId)
    {
        var now = Now;
        if (_noted.TryGetValue(staffId, out var noted) && now >= noted && now - noted < SeenEvery) return;
        await writer.WriteAsync(session => session.Execute(SetSeen, now, staffId, now - SeenEvery));
        _noted[staffId] = now;
    }

    /// <summary>On shift, and not seen since.</summary>
    public IReadOnlyList<string> UnseenSince(DateTimeOffset time) => reader.Read(s => s.All(Unseen, r => r.GetString(0), time.ToUnixTimeMilliseconds()));

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();
}
