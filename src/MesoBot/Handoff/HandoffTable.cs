using System.Data.Common;
using MesoBot.Data;

namespace MesoBot.Handoff;

/// <summary>The rows of handoffs in plain SQL: run on the writer's thread, or by a reader.</summary>
internal static class HandoffTable
{
    private const string Columns = """
        id, conversation_id, reason, priority, state, requested_at, due_at, escalated_at, for_staff_id, staff_id, accepted_at, last_staff_at, language, sequence, session
        """;

    private static readonly Sql ById = new($"SELECT {Columns} FROM handoffs WHERE id = @t_id");
    private static readonly Sql ByKey = new($"SELECT {Columns} FROM handoffs WHERE open_key = @t_conversation");
    private static readonly Sql ConversationOfId = new("SELECT conversation_id FROM handoffs WHERE id = @t_id");
    private static readonly Sql LiveOf = new($"SELECT {Columns} FROM handoffs WHERE state = 'live' AND staff_id = @t_staff ORDER BY requested_at");

    private static readonly Sql Insert = new("""
        INSERT INTO handoffs (id, conversation_id, open_key, reason, priority, state, requested_at, due_at, language, sequence, session)
        VALUES (@t_id, @t_conversation, @t_conversation, @t_reason, @n_priority, 'waiting', @n_now, @n_due, @t_language, @n_sequence, @n_session)
        """);

    private static readonly Sql SetRaised = new("UPDATE handoffs SET reason = @t_reason, priority = @n_priority, due_at = @n_due WHERE id = @t_id");

    private static readonly Sql SetLive = new("""
        UPDATE handoffs SET state = 'live', staff_id = @t_staff, accepted_at = @n_now, last_staff_at = NULL, for_staff_id = NULL WHERE id = @t_id
        """);

    private static readonly Sql SetWaiting = new("""
        UPDATE handoffs SET state = 'waiting', staff_id = NULL, accepted_at = NULL, last_staff_at = NULL, for_staff_id = @t_for, due_at = @n_due, escalated_at = NULL WHERE id = @t_id
        """);

    private static readonly Sql SetClosed = new("UPDATE handoffs SET state = 'closed', open_key = NULL, closed_at = @n_now, closing = @t_closing WHERE id = @t_id");
    private static readonly Sql SetEscalated = new("UPDATE handoffs SET escalated_at = COALESCE(escalated_at, @n_now), priority = @n_priority WHERE id = @t_id");
    private static readonly Sql SetSpoken = new("UPDATE handoffs SET last_staff_at = @n_now WHERE open_key = @t_conversation");

    private static readonly Sql InsertEvent = new("""
        INSERT INTO handoff_events (handoff_id, at, name, value, sequence) VALUES (@t_id, @n_now, @t_name, @t_value, @n_sequence)
        """);

    private static readonly Sql NewestStatuses = new("""
        SELECT value FROM handoff_events WHERE handoff_id = @t_id AND name = 'handoff.status' ORDER BY id DESC LIMIT 5
        """);

    public static HandoffRecord? Find(StoreSession session, string id) => session.First(ById, Read, id);

    public static HandoffRecord? FindOpen(StoreSession session, string conversationId) => session.First(ByKey, Read, conversationId);

    public static string? ConversationOf(StoreSession session, string id) => session.First(ConversationOfId, r => r.GetString(0), id);

    public static IReadOnlyList<HandoffRecord> HeldBy(StoreSession session, string staffId) => session.All(LiveOf, Read, staffId);

    /// <summary>Makes it, with its event and the moment it becomes overdue.</summary>
    public static HandoffRecord Open(StoreSession session, string conversationId, long number, NewHandoff handoff, DateTimeOffset now)
    {
        var (id, at, due) = (Guid.CreateVersion7(now).ToString("N"), now.ToUnixTimeMilliseconds(), handoff.Terms.Due.ToUnixTimeMilliseconds());
        session.Execute(Insert, id, conversationId, handoff.Reason, handoff.Terms.Priority, at, due, handoff.Language, handoff.Sequence, number);
        Tell(session, id, HandoffEvents.Initiate, handoff.Details, handoff.Sequence, at);
        ScheduleOverdue(session, conversationId, id, due);
        return Find(session, id)!;
    }

    public static void Raise(StoreSession session, HandoffRecord handoff, string reason, HandoffTerms terms)
    {
        var due = Math.Min(handoff.DueAt, terms.Due.ToUnixTimeMilliseconds());
        session.Execute(SetRaised, reason, Math.Max(handoff.Priority, terms.Priority), due, handoff.Id);
        if (handoff.IsWaiting) ScheduleOverdue(session, handoff.ConversationId, handoff.Id, due);
    }

    public static void Accept(StoreSession session, HandoffRecord handoff, string staffId, long now) => session.Execute(SetLive, staffId, now, handoff.Id);

    /// <summary>Back to the queue: it waits for somebody again, and becomes overdue again.</summary>
    public static void Requeue(StoreSession session, HandoffRecord handoff, Requeueing to, long sequence, long now)
    {
        session.Execute(SetWaiting, to.ForStaffId, to.Due, handoff.Id);
        StoreChanges.SetOwner(session, handoff.ConversationId, Owners.Waiting, null);
        Unschedule(session, HandoffKinds.Silence, handoff.Id);
        ScheduleOverdue(session, handoff.ConversationId, handoff.Id, to.Due);
        Tell(session, handoff.Id, HandoffEvents.Status, HandoffEvents.StatusValue(HandoffEvents.Failed, null, to.Why), sequence, now);
    }

    public static void Close(StoreSession session, HandoffRecord handoff, string closing, long now) => session.Execute(SetClosed, now, closing, handoff.Id);

    public static void Escalate(StoreSession session, HandoffRecord handoff, long priority, long now) => session.Execute(SetEscalated, now, priority, handoff.Id);

    public static void Spoke(StoreSession session, string conversationId, long now) => session.Execute(SetSpoken, now, conversationId);

    public static void Tell(StoreSession session, string id, string name, string value, long sequence, long now) =>
        session.Execute(InsertEvent, id, now, name, value, sequence);

    /// <summary>Who accepted it last; null when nobody has.</summary>
    public static StaffIdentity? AcceptedBy(StoreSession session, string id) => HandoffEvents.AcceptedBy(session.All(NewestStatuses, r => r.GetString(0), id));

    public static void ScheduleOverdue(StoreSession session, string conversationId, string id, long due) => Reschedule(session, conversationId, HandoffKinds.Overdue, id, due);

    public static void Reschedule(StoreSession session, string conversationId, string kind, string id, long due)
    {
        StoreChanges.Unschedule(session, HandoffKinds.Key(kind, id));
        StoreChanges.Schedule(session, conversationId, kind, HandoffKinds.Key(kind, id), due, id);
    }

    public static void Unschedule(StoreSession session, string kind, string id) => StoreChanges.Unschedule(session, HandoffKinds.Key(kind, id));

    private static HandoffRecord Read(DbDataReader r) => new(
        r.GetString(0), r.GetString(1), r.GetString(2), r.GetInt64(3), r.GetString(4), r.GetInt64(5), r.GetInt64(6), r.LongOrNull(7), r.TextOrNull(8),
        r.TextOrNull(9), r.LongOrNull(10), r.LongOrNull(11), r.GetString(12), r.GetInt64(13), r.GetInt64(14));
}
