using MesoBot.Data;
using MesoBot.Handoff;
using MesoBot.Staff.Shared;

namespace MesoBot.Staff.Queue;

/// <summary>What waits, and for whom, as it stands in the store.</summary>
internal sealed class QueueReader(StoreReader reader, PatientNames patients, StaffDirectory directory, ConsoleClock clock)
{
    private const int MaxRows = 200;
    private const int MaxQuiet = 50;

    private const long HighPriority = 50;

    private const string Columns = """
        h.conversation_id, h.reason, h.priority, h.state, h.requested_at, h.due_at, h.for_staff_id, h.staff_id, h.branch, h.language, c.channel_id, c.has_bookings,
        (SELECT a.role FROM activities a WHERE a.conversation_id = c.id AND a.sequence = c.last_sequence), c.last_at
        """;

    private const string Open = "FROM handoffs h JOIN conversations c ON c.id = h.conversation_id WHERE h.state <> 'closed'";

    private static readonly Sql WaitingRows = new($"SELECT {Columns} {Open} AND h.state = 'waiting' ORDER BY h.priority DESC, h.requested_at LIMIT {MaxRows}");
    private static readonly Sql MineRows = new($"SELECT {Columns} {Open} AND h.state = 'live' AND h.staff_id = @t_me ORDER BY c.last_at DESC LIMIT {MaxRows}");
    private static readonly Sql OpenRows = new($"SELECT {Columns} {Open} ORDER BY h.priority DESC, h.requested_at LIMIT {MaxRows}");

    private static readonly Sql QuietRows = new($"""
        SELECT c.id, c.channel_id, c.locale, c.has_bookings, c.last_at FROM conversations c
        WHERE c.last_sequence > 0 AND NOT EXISTS (SELECT 1 FROM handoffs h WHERE h.open_key = c.id) ORDER BY c.last_at DESC LIMIT {MaxQuiet}
        """);

    private static readonly Sql AlertRows = new("""
        SELECT a.id, a.conversation_id, a.kind, a.category, a.created_at, a.delivered_at, a.acknowledged_by, a.acknowledged_at, a.tries, c.has_bookings
        FROM alerts a JOIN conversations c ON c.id = a.conversation_id WHERE a.closed_at IS NULL ORDER BY CASE a.kind WHEN 'emergency' THEN 0 ELSE 1 END, a.created_at
        """);

    private static readonly Sql CountRows = new("""
        SELECT (SELECT COUNT(*) FROM handoffs WHERE state = 'waiting'), (SELECT COUNT(*) FROM handoffs WHERE state = 'live' AND staff_id = @t_me),
            (SELECT COUNT(*) FROM handoffs WHERE state <> 'closed'), (SELECT COUNT(*) FROM alerts WHERE closed_at IS NULL), (SELECT COUNT(*) FROM bookings WHERE state = 'requested'),
            (SELECT COALESCE(MAX(requested_at), 0) FROM handoffs WHERE state = 'waiting' AND reason IN ('emergency', 'clinician')),
            (SELECT COALESCE(MAX(created_at), 0) FROM alerts WHERE closed_at IS NULL AND acknowledged_at IS NULL)
        """);

    public QueueCounts Counts(string staffId) => reader.Read(s => s.First(CountRows, r => new QueueCounts(
        (int)r.GetInt64(0), (int)r.GetInt64(1), (int)r.GetInt64(2), (int)r.GetInt64(3), (int)r.GetInt64(4), Math.Max(r.GetInt64(5), r.GetInt64(6))), staffId))!;

    public IReadOnlyList<QueueItem> Items(ConsoleUser me, string tab)
    {
        var names = directory.Names();
        var open = tab switch
        {
            "mine" => reader.Read(s => s.All(MineRows, ReadRow, me.Id)),
            "all" => reader.Read(s => s.All(OpenRows, ReadRow)),
            _ => reader.Read(s => s.All(WaitingRows, ReadRow)),
        };
        var items = open.Select(row => Item(row, me, names)).ToList();
        if (tab == "all") items.AddRange(reader.Read(s => s.All(QuietRows, r => (Id: r.GetString(0), Channel: r.GetString(1), Locale: r.IsDBNull(2) ? "en" : r.GetString(2), HasBookings: r.GetInt64(3) != 0, At: r.GetInt64(4))))
            .Select(row => Quiet(row.Id, row.Channel, row.Locale, row.HasBookings, row.At, me)));
        return items;
    }

    /// <param name="conversationId">Null: of all conversations.</param>
    public IReadOnlyList<AlertItem> Alerts(string language, string? conversationId = null)
    {
        var names = directory.Names();
        return [.. reader.Read(s => s.All(AlertRows, r => (Id: r.GetString(0), Conversation: r.GetString(1), Kind: r.GetString(2), Category: r.GetString(3), At: r.GetInt64(4), IsDelivered: !r.IsDBNull(5),
                By: r.IsDBNull(6) ? null : r.GetString(6), ByAt: r.IsDBNull(7) ? (long?)null : r.GetInt64(7), Tries: (int)r.GetInt64(8), HasBookings: r.GetInt64(9) != 0)))
            .Where(a => conversationId is null || a.Conversation == conversationId)
            .Select(a => new AlertItem(a.Id, a.Conversation, Name(a.Conversation, a.HasBookings, language).Name, a.Kind, a.Category, clock.At(a.At, language), clock.AgeOf(a.At, language), a.IsDelivered,
                a.By is { } by ? names.GetValueOrDefault(by, by) : null, a.ByAt is { } at ? clock.At(at, language) : null, a.Tries))];
    }

    private QueueItem Item(OpenRow row, ConsoleUser me, IReadOnlyDictionary<string, string> names)
    {
        var (name, isKnown) = Name(row.ConversationId, row.HasBookings, me.Lang);
        var isWaiting = row.State == "waiting";
        var since = isWaiting ? row.RequestedAt : row.LastAt;
        return new QueueItem(
            row.ConversationId, name, isKnown, row.Reason == HandoffReasons.Emergency ? "emergency" : row.Priority >= HighPriority ? "high" : "normal", row.State, row.Reason,
            clock.At(since, me.Lang), clock.AgeOf(since, me.Lang), isWaiting ? clock.At(row.DueAt, me.Lang) : null, isWaiting && row.DueAt < clock.Now,
            row.Channel, row.Branch, Short(row.Language), row.StaffId is { } holder ? names.GetValueOrDefault(holder, "") : null, row.StaffId == me.Id,
            isWaiting && row.ForStaffId == me.Id, row.LastRole == Roles.User);
    }

    private QueueItem Quiet(string id, string channel, string locale, bool hasBookings, long at, ConsoleUser me)
    {
        var (name, isKnown) = Name(id, hasBookings, me.Lang);
        return new QueueItem(id, name, isKnown, "normal", "bot", null, clock.At(at, me.Lang), clock.AgeOf(at, me.Lang), null, false, channel, null, Short(locale), null, false, false, false);
    }

    private (string Name, bool IsKnown) Name(string conversationId, bool hasBookings, string language) =>
        hasBookings && PatientNames.NameOf(patients.FormOf(conversationId)) is { Length: > 0 } name ? (name, true) : (PatientNames.Visitor(conversationId, language), false);

    private static string Short(string locale) => locale.StartsWith("ar", StringComparison.OrdinalIgnoreCase) ? "ar" : "en";

    private static OpenRow ReadRow(System.Data.Common.DbDataReader r) => new(
        r.GetString(0), r.GetString(1), r.GetInt64(2), r.GetString(3), r.GetInt64(4), r.GetInt64(5), r.IsDBNull(6) ? null : r.GetString(6), r.IsDBNull(7) ? null : r.GetString(7),
        r.IsDBNull(8) ? null : r.GetString(8), r.GetString(9), r.GetString(10), r.GetInt64(11) != 0, r.IsDBNull(12) ? null : r.GetString(12), r.GetInt64(13));

    private sealed record OpenRow(
        string ConversationId, string Reason, long Priority, string State, long RequestedAt, long DueAt, string? ForStaffId, string? StaffId, string? Branch, string Language, string Channel,
        bool HasBookings, string? LastRole, long LastAt);
}
