using System.Data.Common;

namespace MesoBot.Data;

/// <summary>A device's way back to its conversation, as found by the hash of its key.</summary>
internal sealed record FoundResumeKey(string ConversationId, string UserId, long ExpiresAt);

/// <summary>Resume keys and used stream tickets. Knows hashes and ids only, never a secret.</summary>
internal sealed class KeyStore(StoreWriter writer, StoreReader reader, TimeProvider time)
{
    private static readonly Sql InsertKey = new("""
        INSERT INTO resume_keys (hash, conversation_id, user_id, created_at, expires_at) VALUES (@t_hash, @t_conversation, @t_user, @n_now, @n_expires)
        """);

    private static readonly Sql FindKey = new("SELECT conversation_id, user_id, expires_at FROM resume_keys WHERE hash = @t_hash AND revoked_at IS NULL AND expires_at > @n_now");
    private static readonly Sql RevokeKey = new("UPDATE resume_keys SET revoked_at = @n_now WHERE hash = @t_hash AND revoked_at IS NULL");
    private static readonly Sql Ended = new("""
        SELECT 1 FROM resume_keys k WHERE k.conversation_id = @t_id AND k.revoked_at IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM resume_keys o WHERE o.conversation_id = @t_id AND o.revoked_at IS NULL) LIMIT 1
        """);
    private static readonly Sql UseTicket = new("INSERT INTO used_tickets (id, expires_at) VALUES (@t_id, @n_expires) ON CONFLICT DO NOTHING");
    private static readonly Sql ForgetTickets = new("DELETE FROM used_tickets WHERE expires_at < @n_now");
    private static readonly Sql ForgetKeys = new("DELETE FROM resume_keys WHERE expires_at < @n_now");

    public Task AddResumeKeyAsync(string hash, string conversationId, string userId, DateTimeOffset expires) => writer.WriteAsync(session =>
        session.Execute(InsertKey, hash, conversationId, userId, Now, expires.ToUnixTimeMilliseconds()));

    /// <summary>Null when unknown, revoked or expired: from outside these look the same.</summary>
    public FoundResumeKey? FindResumeKey(string hash) => reader.Read(s => s.First(FindKey, Found, hash, Now));

    public Task RevokeResumeKeyAsync(string hash) => writer.WriteAsync(session => session.Execute(RevokeKey, Now, hash));

    /// <summary>The patient ended the chat: no new token for it. Conversations that never had a key do not end so.</summary>
    public bool IsEnded(string conversationId) => reader.Read(s => s.First(Ended, _ => true, conversationId));

    /// <summary>True the first time.</summary>
    public Task<bool> UseTicketAsync(string id, DateTimeOffset expires) => writer.WriteAsync(session =>
        session.Execute(UseTicket, id, expires.ToUnixTimeMilliseconds()) == 1);

    public Task ForgetExpiredAsync() => writer.WriteAsync(session => session.Execute(ForgetTickets, Now) + session.Execute(ForgetKeys, Now));

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private static FoundResumeKey Found(DbDataReader reader) => new(reader.GetString(0), reader.GetString(1), reader.GetInt64(2));
}
