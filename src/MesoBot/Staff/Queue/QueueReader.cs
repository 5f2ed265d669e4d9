using MesoBot.Booking;
using MesoBot.Clinic;
using MesoBot.Data;
using MesoBot.Handoff;
using MesoBot.Staff.Shared;
using MesoBot.Text;

namespace MesoBot.Staff.Queue;

/// <summary>The desk's queue as a page shows it: with names, times in words, and the conversations that nobody asked anything of.</summary>
internal sealed class QueueReader(StoreReader reader, HandoffQueue queue, PatientNames patients, Colleagues directory, ConsoleClock clock, ClinicFacts clinic)
{
    private const int MaxQuiet = 50;

    /// <summary>From this priority on a row is marked.</summary>
    private const long Raised = 50;

    private static readonly Sql QuietRows = new($"""
        SELECT c.id, c.channel_id, c.locale, c.last_at FROM conversations c
        WHERE c.last_sequence > 0 AND NOT EXISTS (SELECT 1 FROM handoffs h WHERE h.open_key = c.id) ORDER BY c.last_at DESC LIMIT {MaxQuiet}
        """);

    private static readonly Sql WithBookings = new("SELECT DISTINCT conversation_id FROM bookings");

    public QueueTab Tab(ConsoleUser me, string tab)
    {
        var open = queue.All();
        var waiting = open.Where(e => e.State == HandoffStates.Waiting).ToList();
        // Of one's own the patient who waits for words comes first.
        var mine = open.Where(e => IsMine(e, me.Id)).OrderBy(e => e.Unread > 0 ? 0 : 1).ToList();
        var named = reader.Read(s => s.All(WithBookings, r => r.GetString(0))).ToHashSet(StringComparer.Ordinal);
        var items = (tab switch { "mine" => mine, "all" => open, _ => waiting }).Select(e => Item(e, me, named));
        return new QueueTab(waiting.Count, mine.Count, open.Count, [.. tab == "all" ? items.Concat(Quiet(me, named)) : items]);
    }

    /// <param name="conversationId">Null: of all conversations.</param>
    public IReadOnlyList<AlertItem> Alerts(string language, string? conversationId = null)
    {
        var names = directory.Names();
        return [.. queue.Alerts().Where(a => conversationId is null || a.ConversationId == conversationId).Select(a => new AlertItem(
            a.Id, a.ConversationId, patients.Name(a.ConversationId, language).Name, a.Kind, a.Category, clock.At(a.CreatedAt, language), clock.AgeOf(a.CreatedAt, language), a.DeliveredAt is not null,
            a.AcknowledgedBy is { } by ? names.GetValueOrDefault(by, by) : null, a.AcknowledgedAt is { } at ? clock.At(at, language) : null, (int)a.Tries))];
    }

    private static bool IsMine(QueueEntry entry, string staffId) => entry.StaffId == staffId || (entry.State == HandoffStates.Waiting && entry.ForStaffId == staffId);

    private QueueItem Item(QueueEntry entry, ConsoleUser me, HashSet<string> named)
    {
        var isWaiting = entry.State == HandoffStates.Waiting;
        var since = isWaiting ? entry.RequestedAt : entry.LastPatientAt ?? entry.RequestedAt;
        return new QueueItem(
            entry.ConversationId, Name(entry.ConversationId, named, me), entry.Reason == HandoffReasons.Emergency ? "emergency" : entry.Priority >= Raised ? "high" : "normal",
            entry.State, entry.Reason, clock.At(since, me.Lang), clock.AgeOf(since, me.Lang), isWaiting ? clock.At(entry.DueAt, me.Lang) : null, entry.IsOverdue, entry.ChannelId,
            entry.Branch is { } branch ? clinic.BranchName(branch, me.Lang) : null, entry.Language, isWaiting ? null : entry.StaffName, isWaiting && entry.ForStaffId == me.Id, (int)entry.Unread);
    }

    private IEnumerable<QueueItem> Quiet(ConsoleUser me, HashSet<string> named) =>
        reader.Read(s => s.All(QuietRows, r => (Id: r.GetString(0), Channel: r.GetString(1), Locale: r.TextOrNull(2), At: r.GetInt64(3)))).Select(row => new QueueItem(
            row.Id, Name(row.Id, named, me), "normal", "bot", null, clock.At(row.At, me.Lang), clock.AgeOf(row.At, me.Lang), null, false, row.Channel, null,
            Locales.LanguageOf(row.Locale), null, false, 0));

    private string Name(string conversationId, HashSet<string> named, ConsoleUser me) =>
        named.Contains(conversationId) ? patients.Name(conversationId, me.Lang).Name : PatientNames.Visitor(conversationId, me.Lang);
}
