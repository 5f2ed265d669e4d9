using System.Data.Common;
using MesoBot.Data;

namespace MesoBot.Handoff;

/// <summary>An alert as it stands in the store. Times are milliseconds since 1970.</summary>
internal sealed record AlertRecord(
    string Id, string ConversationId, string Kind, long CreatedAt, long Step, long? NextAt, long? DeliveredAt, long? AcknowledgedAt, long? ClosedAt, long Tries);

/// <summary>The last attempt to reach one entry of the on-call list.</summary>
internal sealed record LastDelivery(string Target, long At, bool IsDelivered);

/// <summary>The rows of alerts in plain SQL.</summary>
internal static class AlertTable
{
    private const string Columns = "id, conversation_id, kind, created_at, step, next_at, delivered_at, acknowledged_at, closed_at, tries";

    private static readonly Sql Insert = new("""
        INSERT INTO alerts (id, conversation_id, open_key, kind, category, sequence, created_at, step, next_at, tries)
        VALUES (@t_id, @t_conversation, @t_key, @t_kind, @t_category, @n_sequence, @n_now, 0, @n_first, 0) ON CONFLICT DO NOTHING
        """);

    /// <summary>Somebody knew, or it waited for the clinic to open, and now there is more, while nobody talks with the patient: it rings.</summary>
    private static readonly Sql RingAgain = new("""
        UPDATE alerts SET acknowledged_at = NULL, acknowledged_by = NULL, next_at = @n_first, step = 0, created_at = @n_now, category = @t_category, sequence = @n_sequence,
            delivered_at = NULL
        WHERE open_key = @t_key AND (acknowledged_at IS NOT NULL OR step = 0 AND next_at > @n_first)
        """);

    private static readonly Sql ById = new($"SELECT {Columns} FROM alerts WHERE id = @t_id");
    private static readonly Sql DueNow = new($"SELECT {Columns} FROM alerts WHERE next_at <= @n_now AND closed_at IS NULL AND acknowledged_at IS NULL ORDER BY step, next_at LIMIT 50");
    private static readonly Sql TakeDue = new("UPDATE alerts SET next_at = @n_until WHERE id = @t_id AND next_at = @n_seen AND closed_at IS NULL AND acknowledged_at IS NULL");
    private static readonly Sql SetNext = new("UPDATE alerts SET next_at = @n_next, step = @n_step WHERE id = @t_id AND closed_at IS NULL AND acknowledged_at IS NULL");
    private static readonly Sql SetDelivered = new("UPDATE alerts SET delivered_at = @n_now WHERE id = @t_id AND delivered_at IS NULL");
    private static readonly Sql SetAcknowledged = new("UPDATE alerts SET acknowledged_at = @n_now, acknowledged_by = @t_staff, next_at = NULL WHERE id = @t_id AND acknowledged_at IS NULL");
    private static readonly Sql SetClosed = new("UPDATE alerts SET closed_at = @n_now, closed_by = @t_staff, outcome = @t_outcome, open_key = NULL, next_at = NULL WHERE id = @t_id");
    private static readonly Sql CountTry = new("UPDATE alerts SET tries = tries + 1 WHERE id = @t_id");

    private static readonly Sql InsertDelivery = new("""
        INSERT INTO alert_deliveries (alert_id, step, target, way, at, status, error) VALUES (@t_id, @n_step, @t_target, @t_way, @n_at, @t_status, @t_error)
        """);

    private static readonly Sql LastDeliveries = new("""
        SELECT d.target, d.at, d.status FROM alert_deliveries d WHERE d.alert_id = @t_id AND d.at > @n_since
            AND NOT EXISTS (SELECT 1 FROM alert_deliveries n WHERE n.alert_id = d.alert_id AND n.target = d.target AND n.id > d.id)
        """);

    private static readonly Sql SomebodyHere = new("SELECT 1 FROM staff_presence WHERE state = 'here' AND last_seen_at >= @n_since AND last_seen_at <= @n_now LIMIT 1");
    private static readonly Sql IdByKey = new("SELECT id FROM alerts WHERE open_key = @t_key");
    private static readonly Sql RingingByKey = new("SELECT 1 FROM alerts WHERE open_key = @t_key AND acknowledged_at IS NULL");
    private static readonly Sql TakenBy = new("SELECT id FROM alerts WHERE acknowledged_by = @t_staff AND closed_at IS NULL");

    private static readonly Sql LetGo = new("""
        UPDATE alerts SET acknowledged_at = NULL, acknowledged_by = NULL, delivered_at = NULL, next_at = @n_now, step = 0 WHERE id = @t_id AND acknowledged_by = @t_staff AND closed_at IS NULL
        """);

    private static readonly Sql ConversationOfId = new("SELECT conversation_id FROM alerts WHERE id = @t_id");

    /// <returns>Its id when it is new, or rings again.</returns>
    public static string? Raise(StoreSession session, DueTurn turn, HandoffAsk ask, DateTimeOffset first, DateTimeOffset now)
    {
        var (id, at, key) = (Guid.CreateVersion7(now).ToString("N"), now.ToUnixTimeMilliseconds(), $"{turn.ConversationId}|{ask.Reason}");
        var (ringAt, sequence) = (first.ToUnixTimeMilliseconds(), turn.Sequence ?? 0);
        if (session.Execute(Insert, id, turn.ConversationId, key, ask.Reason, ask.Category, sequence, at, ringAt) == 1) return id;
        return turn.Owner != Owners.Staff && session.Execute(RingAgain, ringAt, at, ask.Category, sequence, key) == 1 ? session.First(IdByKey, r => r.GetString(0), key) : null;
    }

    /// <summary>Nobody has taken it yet: whoever does will look at the whole conversation.</summary>
    public static bool IsRinging(StoreSession session, string conversationId, string kind) => session.Any(RingingByKey, $"{conversationId}|{kind}");

    public static AlertRecord? Find(StoreSession session, string id) => session.First(ById, Read, id);

    public static string? ConversationOf(StoreSession session, string id) => session.First(ConversationOfId, r => r.GetString(0), id);

    public static IReadOnlyList<AlertRecord> Due(StoreSession session, long now) => session.All(DueNow, Read, now);

    /// <summary>Only one instance tells; if it ends meanwhile, the alert is due again when its time is over.</summary>
    public static bool Take(StoreSession session, AlertRecord alert, long until) => session.Execute(TakeDue, until, alert.Id, alert.NextAt) == 1;

    public static void Next(StoreSession session, string id, long next, long step) => session.Execute(SetNext, next, step, id);

    /// <returns>True for the first delivery.</returns>
    public static bool Delivered(StoreSession session, string id, long now) => session.Execute(SetDelivered, now, id) == 1;

    public static bool Acknowledge(StoreSession session, string id, string staffId, long now) => session.Execute(SetAcknowledged, now, staffId, id) == 1;

    /// <summary>Open alerts that this person has taken.</summary>
    public static IReadOnlyList<string> HeldBy(StoreSession session, string staffId) => session.All(TakenBy, r => r.GetString(0), staffId);

    /// <summary>Nobody answers for it any more: it rings again.</summary>
    public static bool Release(StoreSession session, string id, string staffId, long now) => session.Execute(LetGo, now, id, staffId) == 1;

    public static void Close(StoreSession session, string id, string staffId, string outcome, long now) => session.Execute(SetClosed, now, staffId, outcome, id);

    public static void Try(StoreSession session, string id) => session.Execute(CountTry, id);

    public static void Keep(StoreSession session, AlertRecord alert, OnCallOptions target, long now, string? error) =>
        session.Execute(InsertDelivery, alert.Id, alert.Step, target.Name, target.Way, now, error is null ? "delivered" : "failed", error);

    /// <summary>The newest attempt for each entry since the alert was raised.</summary>
    public static IReadOnlyList<LastDelivery> Deliveries(StoreSession session, AlertRecord alert) =>
        session.All(LastDeliveries, r => new LastDelivery(r.GetString(0), r.GetInt64(1), r.GetString(2) == "delivered"), alert.Id, alert.CreatedAt);

    /// <summary>Somebody who is there has the console open.</summary>
    public static bool IsSomebodyHere(StoreSession session, long since, long now) => session.Any(SomebodyHere, since, now);

    private static AlertRecord Read(DbDataReader r) => new(
        r.GetString(0), r.GetString(1), r.GetString(2), r.GetInt64(3), r.GetInt64(4), r.LongOrNull(5), r.LongOrNull(6), r.LongOrNull(7), r.LongOrNull(8), r.GetInt64(9));
}
