using MesoBot.Data;

namespace MesoBot.Handoff;

/// <summary>A reply of staff on its way.</summary>
internal sealed record StaffSend(string Id, string ConversationId, string StaffId, string Sealed, string State);

/// <summary>Replies of staff between "send" and the moment they can no longer be taken back.</summary>
internal static class StaffSends
{
    private static readonly Sql Insert = new("""
        INSERT INTO staff_sends (id, conversation_id, staff_id, sealed, send_at, state) VALUES (@t_id, @t_conversation, @t_staff, @t_sealed, @n_at, 'pending')
        """);

    private static readonly Sql ById = new("SELECT id, conversation_id, staff_id, sealed, state FROM staff_sends WHERE id = @t_id");

    private static readonly Sql PendingOf = new("""
        SELECT id, conversation_id, staff_id, sealed, state FROM staff_sends WHERE conversation_id = @t_conversation AND staff_id = @t_staff AND state = 'pending' ORDER BY send_at, id
        """);

    private static readonly Sql SetSent = new("UPDATE staff_sends SET state = 'sent', sealed = '', sequence = @n_sequence WHERE id = @t_id");
    private static readonly Sql SetUndone = new("UPDATE staff_sends SET state = 'undone', sealed = '' WHERE id = @t_id AND staff_id = @t_staff AND state = 'pending'");
    private static readonly Sql SetRefused = new("UPDATE staff_sends SET state = 'refused' WHERE id = @t_id AND state = 'pending'");
    private static readonly Sql NewestActivity = new("SELECT MAX(sequence) FROM activities WHERE conversation_id = @t_id");

    public static void Add(StoreSession session, StaffSend send, long at)
    {
        session.Execute(Insert, send.Id, send.ConversationId, send.StaffId, send.Sealed, at);
        StoreChanges.Schedule(session, send.ConversationId, HandoffKinds.Reply, HandoffKinds.Key(HandoffKinds.Reply, send.Id), at, send.Id);
    }

    public static StaffSend? Find(StoreSession session, string id) => session.First(ById, Read, id);

    public static IReadOnlyList<StaffSend> Pending(StoreSession session, string conversationId, string staffId) => session.All(PendingOf, Read, conversationId, staffId);

    /// <summary>False when it is sent, or not theirs.</summary>
    public static bool Undo(StoreSession session, string id, string staffId)
    {
        if (session.Execute(SetUndone, id, staffId) == 0) return false;
        HandoffTable.Unschedule(session, HandoffKinds.Reply, id);
        return true;
    }

    public static void Sent(StoreSession session, string id, long sequence) => session.Execute(SetSent, sequence, id);

    /// <summary>In a turn's commit: its words are the newest of the conversation.</summary>
    public static void SentNow(StoreSession session, string id, string conversationId) =>
        Sent(session, id, session.First(NewestActivity, r => r.IsDBNull(0) ? 0 : r.GetInt64(0), conversationId));

    public static void Refused(StoreSession session, string id)
    {
        session.Execute(SetRefused, id);
        HandoffTable.Unschedule(session, HandoffKinds.Reply, id);
    }

    private static StaffSend Read(System.Data.Common.DbDataReader r) => new(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4));
}
