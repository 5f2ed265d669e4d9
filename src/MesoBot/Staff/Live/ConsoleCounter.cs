using System.Data.Common;
using MesoBot.Booking;
using MesoBot.Data;
using MesoBot.Handoff;

namespace MesoBot.Staff.Live;

/// <summary>
/// Counts what waits, once for each change, however many consoles are open: beside a busy chat they would else count more than patients write.
/// What changed unheard (a verb in another process on the same file) is seen a second later.
/// </summary>
internal sealed class ConsoleCounter(StoreReader reader, ForgottenBookings forgotten, StaffSignals signals, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1);

    private static readonly Sql Counts = new($"""
        SELECT (SELECT COUNT(*) FROM handoffs WHERE state = '{HandoffStates.Waiting}'),
            (SELECT COUNT(*) FROM alerts WHERE open_key IS NOT NULL),
            (SELECT COUNT(*) FROM bookings WHERE state = 'requested'),
            (SELECT COUNT(*) FROM incidents WHERE closed_at IS NULL) + (SELECT COUNT(*) FROM privacy_requests WHERE done_at IS NULL),
            COALESCE((SELECT MAX(requested_at) FROM handoffs WHERE state = '{HandoffStates.Waiting}' AND priority >= {HandoffQueue.Urgent}), 0),
            COALESCE((SELECT MAX(created_at) FROM alerts WHERE open_key IS NOT NULL AND acknowledged_at IS NULL), 0)
        """);

    private readonly Lock _lock = new();
    private Look? _last;

    public ConsoleCounts Count() => Newest().Counts.Value;

    private Look Newest()
    {
        lock (_lock)
        {
            // Read before counting: of what changes meanwhile the next one counts again.
            var change = signals.Changes;
            if (_last is { } last && last.Change == change && time.GetElapsedTime(last.At) < Lifetime) return last;
            return _last = new Look(change, time.GetTimestamp(), new Lazy<ConsoleCounts>(CountNow));
        }
    }

    private ConsoleCounts CountNow()
    {
        var counts = reader.Read(session => session.First(Counts, Read)!);
        return counts with { Requests = counts.Requests + forgotten.Count() };
    }

    private static ConsoleCounts Read(DbDataReader r) =>
        new((int)r.GetInt64(0), (int)r.GetInt64(1), (int)r.GetInt64(2), (int)r.GetInt64(3), Math.Max(r.GetInt64(4), r.GetInt64(5)));

    /// <summary>Who comes while one counts waits for that one's count.</summary>
    private sealed record Look(long Change, long At, Lazy<ConsoleCounts> Counts);
}
