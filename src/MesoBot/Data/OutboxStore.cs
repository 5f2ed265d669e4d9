using System.Data.Common;

namespace MesoBot.Data;

/// <summary>An activity on its way out, claimed by this instance.</summary>
/// <param name="Attempts">This one included.</param>
/// <param name="Reference">See <see cref="ConversationRow.Reference"/>.</param>
internal sealed record ClaimedDelivery(
    long Id, string ConversationId, long Sequence, string ChannelId, string UserId, string? Reference, string Payload, long Attempts);

/// <summary>
/// The outbox in plain SQL. Activities of a conversation leave one after the other: none is claimed while an earlier one is pending or
/// being sent. One that failed or is unknown does not hold back the later ones: a patient must not wait for ever behind a message that
/// nobody can mend, and staff are shown both.
/// </summary>
internal sealed class OutboxStore(StoreDatabase database, StoreWriter writer, StoreReader reader, Instance instance, TimeProvider time)
{
    /// <summary>A sending that is not reported after this time was lost with its instance. Much longer than a channel may take.</summary>
    public static readonly TimeSpan SendingTime = TimeSpan.FromMinutes(2);

    /// <summary>The longest wait before a delivery is tried again. What waits longer was put off by a clock that has been set back.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>The error of a delivery whose instance was gone before it could say what became of it.</summary>
    public const string Interrupted = "interrupted";

    private const string Due = """
        FROM outbox o WHERE o.channel_id = @t_channel AND o.status = 'pending' AND (o.next_at <= @n_now OR o.next_at > @n_late) AND NOT EXISTS (
            SELECT 1 FROM outbox e WHERE e.conversation_id = o.conversation_id AND e.sequence < o.sequence AND e.status IN ('pending', 'sending'))
        """;

    private static readonly Sql HasDue = new($"SELECT 1 {Due} LIMIT 1");

    // Rows that another instance is just claiming are left to it.
    private readonly Sql _due = new($"SELECT o.id {Due} ORDER BY o.next_at, o.id LIMIT @n_max" + (database.IsPostgres ? " FOR UPDATE OF o SKIP LOCKED" : ""));

    private static readonly Sql Take = new("""
        UPDATE outbox SET status = 'sending', attempts = attempts + 1, sender = @t_sender, next_at = @n_until WHERE id = @n_id
        """);

    private static readonly Sql Taken = new("""
        SELECT o.id, o.conversation_id, o.sequence, o.channel_id, c.user_id, c.reference, a.payload, o.attempts
        FROM outbox o JOIN conversations c ON c.id = o.conversation_id JOIN activities a ON a.conversation_id = o.conversation_id AND a.sequence = o.sequence
        WHERE o.id = @n_id
        """);

    private static readonly Sql EndSending = new("""
        UPDATE outbox SET status = @t_status, external_id = @t_external, error = @t_error, sender = NULL
        WHERE id = @n_id AND (sender = @t_sender OR status = 'unknown')
        """);

    private static readonly Sql SendLater = new("""
        UPDATE outbox SET status = 'pending', next_at = @n_next, error = @t_error, sender = NULL WHERE id = @n_id AND sender = @t_sender
        """);

    private static readonly Sql Doubt = new($"""
        UPDATE outbox SET status = 'unknown', error = '{Interrupted}', sender = NULL
        WHERE status = 'sending' AND (sender = @t_sender OR next_at < @n_now OR next_at > @n_beyond)
        """);

    private static readonly Sql HasLost = new("SELECT 1 FROM outbox WHERE status = 'sending' AND (next_at < @n_now OR next_at > @n_beyond) LIMIT 1");

    /// <summary>At the start: what this instance was sending when it ended may have arrived. It is never sent again by itself.</summary>
    /// <returns>How many deliveries are unknown by that.</returns>
    public Task<int> RecoverAsync() => DoubtAsync(instance.Id);

    /// <summary>The same for instances that did not come back.</summary>
    public async Task<int> DoubtLostAsync() => reader.Read(s => s.Any(HasLost, Now, TooFarAhead)) ? await DoubtAsync(null) : 0;

    /// <summary>True when something may be sent now. Asked often, so it does not trouble the writer.</summary>
    public bool IsDue(string channelId) => reader.Read(s => s.Any(HasDue, channelId, Now, TooLate));

    /// <summary>Marks what is due as being sent by this instance, before the channel sees any of it.</summary>
    public Task<IReadOnlyList<ClaimedDelivery>> ClaimAsync(string channelId, int max) => writer.WriteAsync<IReadOnlyList<ClaimedDelivery>>(session =>
    {
        var ids = session.All(_due, r => r.GetInt64(0), channelId, Now, TooLate, (long)max);
        foreach (var id in ids) session.Execute(Take, instance.Id, Now + (long)SendingTime.TotalMilliseconds, id);
        return [.. ids.Select(id => session.First(Taken, Claimed, id)!)];
    });

    public Task SentAsync(long id, string? externalId) => EndAsync(id, Deliveries.Sent, externalId, null);

    /// <param name="error">A code; never a text of the channel, which could repeat the message.</param>
    public Task FailedAsync(long id, string error) => EndAsync(id, Deliveries.Failed, null, error);

    public Task UnknownAsync(long id, string error) => EndAsync(id, Deliveries.Unknown, null, error);

    /// <summary>The channel surely did not take it: it is sent again, later.</summary>
    public Task SendAgainAsync(long id, TimeSpan wait, string error) => writer.WriteAsync(session =>
        session.Execute(SendLater, Now + (long)Math.Min(wait.TotalMilliseconds, LongestWait.TotalMilliseconds), error, id, instance.Id));

    private Task<int> EndAsync(long id, string status, string? externalId, string? error) =>
        writer.WriteAsync(session => session.Execute(EndSending, status, externalId, error, id, instance.Id));

    private Task<int> DoubtAsync(string? sender) => writer.WriteAsync(session => session.Execute(Doubt, sender, Now, TooFarAhead));

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private long TooLate => Now + (long)LongestWait.TotalMilliseconds;

    private long TooFarAhead => Now + (2 * (long)SendingTime.TotalMilliseconds);

    private static ClaimedDelivery Claimed(DbDataReader r) => new(
        r.GetInt64(0), r.GetString(1), r.GetInt64(2), r.GetString(3), r.GetString(4), r.TextOrNull(5), r.GetString(6), r.GetInt64(7));
}
