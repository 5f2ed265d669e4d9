using System.Data.Common;
using System.Globalization;
using MesoBot.Audit;
using MesoBot.Data;

namespace MesoBot.Booking;

/// <summary>A request as it is stored. Times in milliseconds since 1970.</summary>
internal sealed record StoredBooking(
    string Id, string Reference, string ConversationId, string PersonId, string State, string Sealed, string Language, string? Branch, long? StartAt, long Minutes,
    bool WantsReminders, long CreatedAt, long ChangedAt, long Version, string? StaffId, long? NoticeSequence)
{
    public DateTimeOffset? Start => StartAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
}

/// <summary>What a change makes of a request.</summary>
/// <param name="Action">For the audit log: booking.confirmed.</param>
/// <param name="By">patient, staff, or forgotten.</param>
internal sealed record BookingChange(string State, string Action, string By, long? StartAt, string? StaffId = null, string? Sealed = null, string? Branch = null);

/// <summary>Requests in plain SQL. Methods that take a session run inside a write, or read.</summary>
internal sealed class BookingStore(AuditLog audit, TimeProvider time)
{
    public const string Patient = "patient";
    public const string Staff = "staff";

    /// <summary>Cancelled because the patient asked to be forgotten.</summary>
    public const string Forgotten = "forgotten";

    private const string Columns = """
        b.id, b.reference, b.conversation_id, b.person_id, b.state, b.sealed, b.language, b.branch, b.start_at, b.minutes, b.wants_reminders, b.created_at, b.changed_at, b.version,
        b.staff_id, b.notice_sequence
        """;

    private const string NotOver = "b.state IN ('requested', 'proposed', 'confirmed')";

    private static readonly Sql OfPerson = new($"""
        SELECT {Columns} FROM bookings b WHERE b.person_id = @t_person AND {NotOver} AND (b.start_at IS NULL OR b.start_at > @n_from OR b.state = 'proposed' AND b.start_at > @n_proposed)
        ORDER BY b.created_at DESC, b.id LIMIT 10
        """);

    private static readonly Sql EveryOne = new($"SELECT {Columns} FROM bookings b WHERE b.person_id = @t_person ORDER BY b.id");
    private static readonly Sql ById = new($"SELECT {Columns} FROM bookings b WHERE b.id = @t_id");
    private static readonly Sql ByReference = new($"SELECT {Columns} FROM bookings b WHERE b.reference = @t_reference");

    private static readonly Sql Insert = new("""
        INSERT INTO bookings (id, reference, request_key, conversation_id, person_id, state, sealed, language, branch, start_at, minutes, wants_reminders, created_at, changed_at, version)
        VALUES (@t_id, @t_reference, @t_key, @t_conversation, @t_person, 'requested', @t_sealed, @t_language, @t_branch, NULL, @n_minutes, @n_reminders, @n_now, @n_now, 0)
        ON CONFLICT (request_key) DO NOTHING
        """);

    private static readonly Sql Update = new("""
        UPDATE bookings SET state = @t_state, start_at = @n_start, staff_id = COALESCE(@t_staff, staff_id), sealed = COALESCE(@t_sealed, sealed), branch = COALESCE(@t_branch, branch),
            changed_at = @n_now, version = version + 1 WHERE id = @t_id AND version = @n_version
        """);

    private static readonly Sql InsertEvent = new("""
        INSERT INTO booking_events (booking_id, at, state, "by", staff_id, start_at) VALUES (@t_booking, @n_at, @t_state, @t_by, @t_staff, @n_start)
        """);

    private static readonly Sql InsertConsent = new("""
        INSERT INTO consents (person_id, conversation_id, purpose, wording, language, given_at) VALUES (@t_person, @t_conversation, @t_purpose, @t_wording, @t_language, @n_at)
        """);

    private static readonly Sql InsertText = new("INSERT INTO served_texts (hash, kind, text, first_at) VALUES (@t_hash, 'consent', @t_text, @n_at) ON CONFLICT DO NOTHING");
    private static readonly Sql Mark = new("UPDATE conversations SET has_bookings = 1 WHERE id = @t_id");
    private static readonly Sql Told = new("UPDATE bookings SET notice_sequence = @n_sequence WHERE id = @t_id");
    private static readonly Sql ToldLast = new("UPDATE bookings SET notice_sequence = (SELECT MAX(sequence) FROM activities WHERE conversation_id = @t_conversation) WHERE id = @t_id");
    private static readonly Sql Touch = new("UPDATE conversations SET version = version + 1 WHERE id = @t_id");
    private static readonly Sql Where = new("SELECT channel_id, COALESCE(locale, @t_language) FROM conversations WHERE id = @t_id");

    public long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Requests of a person that are not over, newest first; what was confirmed for yesterday is, and a proposal that nobody answered for a week after its time.</summary>
    public List<StoredBooking> OpenOf(StoreSession session, string personId) => session.All(OfPerson, Read, personId, Before(TimeSpan.FromHours(24)), Before(KnownBooking.ProposalStands));

    /// <summary>Those that are over too.</summary>
    public static List<StoredBooking> AllOf(StoreSession session, string personId) => session.All(EveryOne, Read, personId);

    public static StoredBooking? Find(StoreSession session, string id) => session.First(ById, Read, id);

    public static StoredBooking? FindByReference(StoreSession session, string reference) => session.First(ByReference, Read, reference);

    /// <returns>False when this turn has sent it before.</returns>
    public bool Add(StoreSession session, StoredBooking booking, string requestKey)
    {
        if (session.Execute(Insert, booking.Id, booking.Reference, requestKey, booking.ConversationId, booking.PersonId, booking.Sealed, booking.Language, booking.Branch,
            booking.Minutes, booking.WantsReminders ? 1L : 0L, booking.CreatedAt) == 0) return false;
        session.Execute(Mark, booking.ConversationId);
        Record(session, booking, new BookingChange(BookingStates.Requested, "booking.requested", Patient, null));
        return true;
    }

    /// <returns>False when somebody else has changed it since it was read.</returns>
    public bool Change(StoreSession session, StoredBooking booking, BookingChange change)
    {
        if (session.Execute(Update, change.State, change.StartAt, change.StaffId, change.Sealed, change.Branch, Now, booking.Id, booking.Version) == 0) return false;
        Record(session, booking, change);
        return true;
    }

    /// <summary>Something was said of it that changes nothing: the patient will come.</summary>
    public void Record(StoreSession session, StoredBooking booking, BookingChange change)
    {
        session.Execute(InsertEvent, booking.Id, Now, change.State, change.By, change.StaffId, change.StartAt);
        audit.Append(session, new AuditEntry(change.StaffId ?? (change.By == Forgotten ? Patient : change.By), change.Action, booking.Id, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["state"] = change.State,
            ["version"] = (change.Action == "booking.requested" ? 0 : booking.Version + 1).ToString(CultureInfo.InvariantCulture),
        }));
    }

    /// <summary>The very words that were agreed to are kept among the served texts.</summary>
    public void Keep(StoreSession session, StoredBooking booking, ConsentGiven consent)
    {
        var hash = Knowledge.ContentHash.Of(consent.Wording);
        session.Execute(InsertText, hash, consent.Wording, Now);
        session.Execute(InsertConsent, booking.PersonId, booking.ConversationId, consent.Purpose, hash, consent.Language, consent.At.ToUnixTimeMilliseconds());
    }

    public static void ToldAt(StoreSession session, string bookingId, long sequence) => session.Execute(Told, sequence, bookingId);

    /// <summary>The last activity of its conversation is the one that told the patient.</summary>
    public static void ToldNow(StoreSession session, StoredBooking booking) => session.Execute(ToldLast, booking.ConversationId, booking.Id);

    /// <summary>A turn that is being thought knows the request as it was: it is thought again. Also locks the conversation before the request, as turns do.</summary>
    public static void Disturb(StoreSession session, string conversationId) => session.Execute(Touch, conversationId);

    /// <summary>On which channel, and in which language, the patient reads.</summary>
    public static (string Channel, string Language) Place(StoreSession session, StoredBooking booking) =>
        session.First(Where, r => (r.GetString(0), r.GetString(1)), booking.Language, booking.ConversationId);

    private long Before(TimeSpan time) => Now - (long)time.TotalMilliseconds;

    private static StoredBooking Read(DbDataReader r) => new(
        r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), TextOrNull(r, 7), LongOrNull(r, 8), r.GetInt64(9), r.GetInt64(10) != 0,
        r.GetInt64(11), r.GetInt64(12), r.GetInt64(13), TextOrNull(r, 14), LongOrNull(r, 15));

    private static long? LongOrNull(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    private static string? TextOrNull(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
