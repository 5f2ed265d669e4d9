using MesoBot.Data;

namespace MesoBot.Booking;

/// <summary>
/// Takes and frees times, inside a write. Two can never have one time: a unique index keeps equal beginnings apart; times that overlap
/// otherwise are kept apart by looking first, which the one writer of SQLite, and a lock on the branch on PostgreSQL, make sound.
/// </summary>
internal sealed class BookingSlots(StoreDatabase database)
{
    public const string Hold = "hold";
    public const string Booked = "booked";
    public const string Blocked = "blocked";

    private const long Minute = 60_000;

    private static readonly Sql LockBranch = new("SELECT pg_advisory_xact_lock(4201, hashtext(@t_branch))");
    private static readonly Sql ForgetHolds = new("DELETE FROM slots WHERE kind = 'hold' AND (expires_at <= @n_now OR conversation_id = @t_conversation)");
    private static readonly Sql ForgetExpired = new("DELETE FROM slots WHERE kind = 'hold' AND expires_at <= @n_now");
    private static readonly Sql FreeOf = new("DELETE FROM slots WHERE booking_id = @t_booking AND start_at <> @n_except");
    private static readonly Sql FreeBlock = new("DELETE FROM slots WHERE branch = @t_branch AND start_at = @n_start AND kind = 'blocked'");
    private static readonly Sql Overlap = new($"SELECT 1 FROM slots WHERE branch = @t_branch AND start_at < @n_end AND start_at + minutes * {Minute} > @n_start LIMIT 1");
    private static readonly Sql Busy = new("SELECT 1 FROM busy_times WHERE branch = @t_branch AND start_at < @n_end AND end_at > @n_start LIMIT 1");

    private static readonly Sql Insert = new("""
        INSERT INTO slots (branch, start_at, minutes, kind, expires_at, booking_id, conversation_id)
        VALUES (@t_branch, @n_start, @n_minutes, @t_kind, @n_expires, @t_booking, @t_conversation) ON CONFLICT DO NOTHING
        """);

    /// <summary>Keeps a time for a patient who decides; an earlier hold of theirs ends.</summary>
    public void Keep(StoreSession session, string branch, long start, long minutes, string conversationId, long until, long now)
    {
        Clear(session, branch, conversationId, now);
        if (IsBusy(session, branch, start, minutes)) throw new SlotTakenException();
        Take(session, branch, start, minutes, Hold, until, null, conversationId);
    }

    /// <summary>Takes a time for a request, in place of the one it had.</summary>
    /// <param name="keeps">The beginning of one that it keeps besides.</param>
    /// <param name="looksAtCalendar">False for staff, who are asked before: what they write into the clinic's own calendar first is this very appointment.</param>
    public void Book(StoreSession session, string branch, long start, long minutes, string bookingId, string conversationId, bool looksAtCalendar, long now, long? keeps = null)
    {
        Clear(session, branch, conversationId, now);
        Free(session, bookingId, keeps);
        if (looksAtCalendar && IsBusy(session, branch, start, minutes)) throw new SlotTakenException();
        Take(session, branch, start, minutes, Booked, null, bookingId, conversationId);
    }

    /// <summary>Somebody came in or rang: the time is gone.</summary>
    public void Block(StoreSession session, string branch, long start, long minutes, long now)
    {
        Clear(session, branch, null, now);
        Take(session, branch, start, minutes, Blocked, null, null, null);
    }

    /// <returns>False when it was not blocked.</returns>
    public static bool Unblock(StoreSession session, string branch, long start) => session.Execute(FreeBlock, branch, start) == 1;

    public static void Free(StoreSession session, string bookingId, long? except = null) => session.Execute(FreeOf, bookingId, except ?? -1);

    public static void EndHolds(StoreSession session, long now) => session.Execute(ForgetExpired, now);

    private void Clear(StoreSession session, string branch, string? conversationId, long now)
    {
        if (database.IsPostgres) session.Any(LockBranch, branch);
        if (conversationId is null) EndHolds(session, now);
        else session.Execute(ForgetHolds, now, conversationId);
    }

    /// <summary>An imported calendar has something at that time.</summary>
    public static bool IsBusy(StoreSession session, string branch, long start, long minutes) => session.Any(Busy, branch, start + (minutes * Minute), start);

    private static void Take(StoreSession session, string branch, long start, long minutes, string kind, long? until, string? bookingId, string? conversationId)
    {
        if (session.Any(Overlap, branch, start + (minutes * Minute), start)
            || session.Execute(Insert, branch, start, minutes, kind, until, bookingId, conversationId) == 0) throw new SlotTakenException();
    }
}
