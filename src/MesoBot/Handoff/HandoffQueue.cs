using System.Data.Common;
using MesoBot.Data;
using MesoBot.Text;

namespace MesoBot.Handoff;

/// <summary>One line of the queue. Times are milliseconds since 1970.</summary>
/// <param name="Unread">Messages of the patient since the last words of staff.</param>
/// <param name="Branch">Of the newest request for an appointment; null when none names one.</param>
internal sealed record QueueEntry(
    string HandoffId, string ConversationId, string Reason, long Priority, string State, long RequestedAt, long DueAt, bool IsOverdue, string? StaffId, string? StaffName,
    string? ForStaffId, string ChannelId, string? Branch, string Language, long? LastPatientAt, long Unread)
{
    public bool IsUrgent => Priority >= HandoffQueue.Urgent;
}

/// <summary>An alert as the console shows it.</summary>
internal sealed record AlertView(
    string Id, string ConversationId, string Kind, string Category, long CreatedAt, long? DeliveredAt, long? AcknowledgedAt, string? AcknowledgedBy, long Tries);

/// <summary>What waits for staff, as the store has it at this moment: nothing is remembered between two looks.</summary>
internal sealed class HandoffQueue(StoreReader reader, TimeProvider time)
{
    /// <summary>From this priority on it is danger or a clinician's concern.</summary>
    public const long Urgent = 80;

    // One bound for what is unread: beside a second one SQLite looks for the last words of staff again at each row.
    private const string Entries = """
        SELECT h.id, h.conversation_id, h.reason, h.priority, h.state, h.requested_at, h.due_at, h.staff_id, u.display_name, h.for_staff_id,
            c.channel_id, (SELECT b.branch FROM bookings b WHERE b.conversation_id = h.conversation_id ORDER BY b.created_at DESC LIMIT 1), COALESCE(c.locale, h.language),
            (SELECT a.at FROM activities a WHERE a.conversation_id = h.conversation_id AND a.role = 'user' AND a.type = 'message' ORDER BY a.sequence DESC LIMIT 1),
            (SELECT COUNT(*) FROM activities a WHERE a.conversation_id = h.conversation_id AND a.role = 'user' AND a.type = 'message'
                AND a.sequence > COALESCE((SELECT MAX(s.sequence) FROM activities s WHERE s.conversation_id = h.conversation_id AND s.role = 'staff' AND s.sequence >= h.sequence),
                    h.sequence - 1))
        FROM handoffs h JOIN conversations c ON c.id = h.conversation_id LEFT JOIN asp_net_users u ON u.id = h.staff_id
        """;

    private static readonly Sql Open = new($"{Entries} WHERE h.open_key IS NOT NULL ORDER BY h.priority DESC, h.requested_at, h.id");
    private static readonly Sql OpenOf = new($"{Entries} WHERE h.open_key = @t_id");

    private static readonly Sql OpenAlerts = new("""
        SELECT id, conversation_id, kind, category, created_at, delivered_at, acknowledged_at, acknowledged_by, tries
        FROM alerts WHERE open_key IS NOT NULL ORDER BY kind DESC, created_at
        """);

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Urgent first, then oldest.</summary>
    public IReadOnlyList<QueueEntry> All() => reader.Read(session => session.All(Open, ReadEntry));

    /// <summary>The open handoff of a conversation; null when there is none.</summary>
    public QueueEntry? Find(string conversationId) => reader.Read(session => session.First(OpenOf, ReadEntry, conversationId));

    /// <summary>Alerts that no clinician has closed, danger first.</summary>
    public IReadOnlyList<AlertView> Alerts() => reader.Read(session => session.All(OpenAlerts, ReadAlert));

    private QueueEntry ReadEntry(DbDataReader r)
    {
        var (state, due) = (r.GetString(4), r.GetInt64(6));
        return new QueueEntry(
            r.GetString(0), r.GetString(1), r.GetString(2), r.GetInt64(3), state, r.GetInt64(5), due, state == HandoffStates.Waiting && due < Now, r.TextOrNull(7), r.TextOrNull(8), r.TextOrNull(9),
            r.GetString(10), r.TextOrNull(11), Locales.LanguageOf(r.GetString(12)), r.LongOrNull(13), r.GetInt64(14));
    }

    private static AlertView ReadAlert(DbDataReader r) => new(
        r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetInt64(4), r.LongOrNull(5), r.LongOrNull(6), r.TextOrNull(7), r.GetInt64(8));
}
