using MesoBot.Answers;
using MesoBot.Audit;
using MesoBot.Data;

namespace MesoBot.Handoff;

/// <summary>
/// Writes what staff, or the program on their behalf, do to one conversation: under its lock, whole or not at all. Afterwards readers,
/// workers and channels are woken.
/// </summary>
internal sealed class DeskWriter(
    StoreDatabase database, StoreWriter writer, StoreReader reader, AuditLog audit, WakeConversation wake, TimeProvider time)
{
    private readonly Sql _talk = new(
        "SELECT owner, owner_id, locale, channel_id, state, last_sequence, session, person_id FROM conversations WHERE id = @t_id" + (database.IsPostgres ? " FOR UPDATE" : ""));

    public DateTimeOffset Now => time.GetUtcNow();

    public T Read<T>(Func<StoreSession, T> read) => reader.Read(read);

    /// <summary>Null when there is no such conversation.</summary>
    public async Task<T?> WriteAsync<T>(string conversationId, Func<DeskAct, T> act)
    {
        var result = await writer.WriteAsync(session =>
        {
            if (FindTalk(session, conversationId) is not { } talk) return default;
            var made = act(new DeskAct(session, talk, audit, Now));
            OtherInstances.Tell(session, conversationId);
            return made;
        }, conversationId);
        wake(conversationId);
        return result;
    }

    private DeskTalk? FindTalk(StoreSession session, string id) => session.First(_talk, r => new DeskTalk(
        id, r.GetString(0), r.TextOrNull(1), r.TextOrNull(2), r.GetString(3), r.TextOrNull(4),
        r.GetInt64(5), r.GetInt64(6), r.GetString(7)), id);
}

/// <summary>One write to one conversation.</summary>
internal sealed class DeskAct(StoreSession session, DeskTalk talk, AuditLog audit, DateTimeOffset now)
{
    public StoreSession Session => session;

    public DeskTalk Talk => talk;

    public DateTimeOffset Now => now;

    public long At => now.ToUnixTimeMilliseconds();

    /// <summary>The program speaks.</summary>
    public long Say(Reply reply) => StoreChanges.Append(session, talk.Id, Roles.Bot, ReplyActivity.Payload(reply, talk.ChannelId, isTracked: true), At) ?? 0;

    /// <summary>Words of staff, or an answer that was kept for this moment.</summary>
    public long Append(string role, string payload) => StoreChanges.Append(session, talk.Id, role, payload, At) ?? 0;

    public void SetOwner(string owner, string? ownerId) => StoreChanges.SetOwner(session, talk.Id, owner, ownerId);

    public void Tell(HandoffRecord handoff, string state, StaffIdentity? who, string? message = null) =>
        HandoffTable.Tell(session, handoff.Id, HandoffEvents.Status, HandoffEvents.StatusValue(state, who, message), talk.LastSequence, At);

    public void Audit(string actor, string action, string subject, params (string Name, string Value)[] details) =>
        audit.Append(session, new AuditEntry(actor, action, subject, details.ToDictionary(d => d.Name, d => d.Value, StringComparer.Ordinal)));
}
