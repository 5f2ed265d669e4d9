using MesoBot.Data;

namespace MesoBot.Booking;

/// <summary>What staff still have to know of an appointment whose patient was forgotten: a time that is free again, and nobody's name.</summary>
/// <param name="StartAt">Null when none was agreed or proposed.</param>
internal sealed record ForgottenBooking(string Reference, string? Branch, DateTimeOffset? StartAt, DateTimeOffset At);

/// <summary>Appointments that were cancelled because their patient asked to be forgotten, until somebody of the staff has seen it.</summary>
internal sealed class ForgottenBookings(StoreReader reader, StoreWriter writer, BookingStore store, ConversationSignals signals)
{
    /// <summary>So long a request without a time is shown; an appointment until its time.</summary>
    private static readonly TimeSpan ShownFor = TimeSpan.FromDays(7);

    private const string Unseen = """
        FROM bookings b WHERE b.state = 'cancelled' AND (b.start_at > @n_now OR b.start_at IS NULL AND b.changed_at > @n_from)
            AND (SELECT e."by" FROM booking_events e WHERE e.booking_id = b.id ORDER BY e.id DESC LIMIT 1) = 'forgotten'
        """;

    private static readonly Sql Listed = new($"SELECT b.reference, b.branch, b.start_at, b.changed_at {Unseen} ORDER BY COALESCE(b.start_at, b.changed_at), b.id");
    private static readonly Sql Number = new($"SELECT COUNT(*) {Unseen}");
    private static readonly Sql LastBy = new("""SELECT "by" FROM booking_events WHERE booking_id = @t_id ORDER BY id DESC LIMIT 1""");

    public IReadOnlyList<ForgottenBooking> All() => reader.Read(s => s.All(Listed, r => new ForgottenBooking(
        r.GetString(0), r.IsDBNull(1) ? null : r.GetString(1), r.IsDBNull(2) ? null : Moment(r.GetInt64(2)), Moment(r.GetInt64(3))), store.Now, From()));

    public int Count() => (int)reader.Read(s => s.First(Number, r => r.GetInt64(0), store.Now, From()));

    /// <returns>False when there is none, or a colleague was faster.</returns>
    public async Task<bool> SeenAsync(string reference, string staffId)
    {
        if (reader.Read(s => BookingStore.FindByReference(s, reference)) is not { } shown) return false;
        var done = await writer.WriteAsync(session =>
        {
            if (BookingStore.Find(session, shown.Id) is not { State: BookingStates.Cancelled } booking || session.First(LastBy, r => r.GetString(0), booking.Id) != BookingStore.Forgotten) return false;
            store.Record(session, booking, new BookingChange(BookingStates.Cancelled, "booking.forgotten_seen", BookingStore.Staff, booking.StartAt, staffId));
            OtherInstances.Tell(session, booking.ConversationId);
            return true;
        }, shown.ConversationId);
        if (done) signals.Changed(shown.ConversationId);
        return done;
    }

    private long From() => store.Now - (long)ShownFor.TotalMilliseconds;

    private static DateTimeOffset Moment(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
