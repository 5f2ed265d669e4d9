using System.Data.Common;
using MesoBot.Data;

namespace MesoBot.Booking;

/// <summary>A request as staff see it.</summary>
/// <param name="Form">What the patient said; null when the key that opens it is gone.</param>
/// <param name="NotSeenYet">The patient was told of the last change, and no device of theirs has shown it.</param>
internal sealed record BookingView(
    string Id, string Reference, string ConversationId, string State, BookingForm? Form, string Language, string? Branch, DateTimeOffset? StartAt, int Minutes, bool WantsReminders,
    DateTimeOffset CreatedAt, DateTimeOffset ChangedAt, long Version, string? StaffId, bool NotSeenYet);

/// <summary>One step of a request.</summary>
internal sealed record BookingEvent(DateTimeOffset At, string State, string By, string? StaffId, DateTimeOffset? StartAt);

/// <summary>Reads requests for staff, opened.</summary>
internal sealed class BookingList(StoreReader reader, SealedForms forms)
{
    private const string Columns = """
        SELECT b.id, b.reference, b.conversation_id, b.state, b.sealed, b.language, b.branch, b.start_at, b.minutes, b.wants_reminders, b.created_at, b.changed_at, b.version, b.staff_id,
            CASE WHEN b.notice_sequence > COALESCE(p.sequence, 0) THEN 1 ELSE 0 END
        FROM bookings b LEFT JOIN patient_seen p ON p.conversation_id = b.conversation_id
        """;

    // What is asked for waits longest first; what is agreed comes in the order of the day.
    private static readonly Sql ByState = new($"{Columns} WHERE b.state = @t_state ORDER BY COALESCE(b.start_at, b.created_at), b.id LIMIT @n_limit");
    private static readonly Sql ByConversation = new($"{Columns} WHERE b.conversation_id = @t_conversation ORDER BY b.created_at DESC, b.id");
    private static readonly Sql ById = new($"{Columns} WHERE b.id = @t_id");
    private static readonly Sql ByReference = new($"{Columns} WHERE b.reference = @t_reference");
    private static readonly Sql Numbers = new("SELECT state, COUNT(*) FROM bookings GROUP BY state");
    private static readonly Sql History = new("""SELECT at, state, "by", staff_id, start_at FROM booking_events WHERE booking_id = @t_id ORDER BY id""");

    public IReadOnlyList<BookingView> In(string state, int limit = 500) => reader.Read(s => s.All(ByState, View, state, (long)limit));

    public IReadOnlyList<BookingView> OfConversation(string conversationId) => reader.Read(s => s.All(ByConversation, View, conversationId));

    public BookingView? Find(string id) => reader.Read(s => s.First(ById, View, id));

    public BookingView? FindByReference(string reference) => reader.Read(s => s.First(ByReference, View, reference));

    /// <summary>How many are in each state; a state without any is left out.</summary>
    public IReadOnlyDictionary<string, int> Counts() => reader.Read(s => s.All(Numbers, r => (r.GetString(0), (int)r.GetInt64(1)))).ToDictionary(c => c.Item1, c => c.Item2, StringComparer.Ordinal);

    public IReadOnlyList<BookingEvent> Events(string id) => reader.Read(s => s.All(History, r => new BookingEvent(
        Moment(r.GetInt64(0)), r.GetString(1), r.GetString(2), r.IsDBNull(3) ? null : r.GetString(3), MomentOrNull(r, 4)), id));

    private BookingView View(DbDataReader r) => new(
        r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), forms.Open(r.GetString(4)), r.GetString(5), r.IsDBNull(6) ? null : r.GetString(6), MomentOrNull(r, 7),
        (int)r.GetInt64(8), r.GetInt64(9) != 0, Moment(r.GetInt64(10)), Moment(r.GetInt64(11)), r.GetInt64(12), r.IsDBNull(13) ? null : r.GetString(13), r.GetInt64(14) != 0);

    private static DateTimeOffset Moment(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at);

    private static DateTimeOffset? MomentOrNull(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : Moment(reader.GetInt64(column));
}
