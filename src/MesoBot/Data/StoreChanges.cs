using MesoBot.Activities;

namespace MesoBot.Data;

/// <summary>Changes that other rooms make inside a write: run on the writer's thread, in its savepoint.</summary>
internal static class StoreChanges
{
    private static readonly Sql InsertInbox = new("""
        INSERT INTO inbox (conversation_id, sequence, kind, key, due_at, priority, payload, attempts)
        VALUES (@t_id, NULL, @t_kind, @t_key, @n_due, 0, @t_payload, 0) ON CONFLICT DO NOTHING
        """);

    private static readonly Sql DeleteInbox = new("DELETE FROM inbox WHERE key = @t_key");

    private static readonly Sql SetOwnerOf = new("UPDATE conversations SET owner = @t_owner, owner_id = @t_owner_id, version = version + 1 WHERE id = @t_id");

    private static readonly Sql Last = new("SELECT last_sequence, last_at, session, channel_id FROM conversations WHERE id = @t_id");

    private static readonly Sql InsertActivity = new("""
        INSERT INTO activities (conversation_id, sequence, session, type, role, at, channel_activity_id, reply_to, payload)
        VALUES (@t_id, @n_sequence, @n_session, @t_type, @t_role, @n_at, NULL, NULL, @t_payload)
        """);

    private static readonly Sql UpdateLast = new("UPDATE conversations SET last_sequence = @n_sequence, last_at = @n_at WHERE id = @t_id");

    private static readonly Sql InsertOutbox = new("""
        INSERT INTO outbox (conversation_id, sequence, channel_id, status, attempts, next_at) VALUES (@t_id, @n_sequence, @t_channel, 'pending', 0, 0)
        """);

    /// <summary>Asks for an internal activity. The same key is asked for once.</summary>
    /// <param name="dueAt">Milliseconds since 1970.</param>
    public static void Schedule(StoreSession session, string conversationId, string kind, string key, long dueAt, string? payload = null) =>
        session.Execute(InsertInbox, conversationId, kind, key, dueAt, payload);

    public static void Unschedule(StoreSession session, string key) => session.Execute(DeleteInbox, key);

    /// <summary>Who answers from now on. Raises the version: a turn that is being thought keeps nothing, and is thought again.</summary>
    public static void SetOwner(StoreSession session, string conversationId, string owner, string? ownerId) =>
        session.Execute(SetOwnerOf, owner, ownerId, conversationId);

    /// <summary>
    /// Says something in a conversation outside a patient's turn. Within a turn's commit use its replies instead: the commit counts the
    /// sequence itself. The caller wakes readers and the outbox after the write.
    /// </summary>
    /// <returns>The sequence it got; null when there is no such conversation.</returns>
    public static long? Append(StoreSession session, string conversationId, string role, string payload, long now)
    {
        if (session.First(Last, r => new { Sequence = r.GetInt64(0), At = r.GetInt64(1), Session = r.GetInt64(2), Channel = r.GetString(3) }, conversationId) is not { } last) return null;
        var (sequence, at) = (last.Sequence + 1, Math.Max(last.At + 1, now));
        session.Execute(InsertActivity, conversationId, sequence, last.Session, ActivityTypes.Message, role, at, payload);
        session.Execute(UpdateLast, sequence, at, conversationId);
        if (last.Channel != ChannelIds.DirectLine) session.Execute(InsertOutbox, conversationId, sequence, last.Channel);
        return sequence;
    }
}
