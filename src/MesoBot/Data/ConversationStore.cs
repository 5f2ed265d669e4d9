using MesoBot.Activities;

namespace MesoBot.Data;

/// <summary>
/// The path of a message through the store, in plain SQL: accept, claim, load, commit. Every method that takes a
/// <see cref="StoreSession"/> runs on the writer's thread inside its savepoint.
/// </summary>
internal sealed class ConversationStore(StoreDatabase database, StoreWriter writer, StoreReader reader, Instance instance, TimeProvider time)
{
    /// <summary>How long a conversation stays with an instance that does not come back. Longer than a turn may take.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>After this silence a new session begins.</summary>
    public static readonly TimeSpan SessionPause = TimeSpan.FromHours(6);

    public const string MessageKind = "message";
    public const string SessionEndKind = "session.end";

    /// <summary>A message, and a reply on its way out, are due by no clock: one that was set back would keep them waiting.</summary>
    private const long DueAtOnce = 0;

    private const string HeadColumns = "version, last_sequence, last_at, session, lease_owner, lease_until";

    private readonly Sql _head = new($"SELECT {HeadColumns} FROM conversations WHERE id = @t_id" + (database.IsPostgres ? " FOR UPDATE" : ""));

    private static readonly Sql InsertPerson = new("INSERT INTO people (id, created_at) VALUES (@t_id, @n_now)");
    private static readonly Sql InsertIdentity = new("INSERT INTO channel_identities (channel_id, user_id, person_id) VALUES (@t_channel, @t_user, @t_person) ON CONFLICT DO NOTHING");
    private static readonly Sql DeletePerson = new("DELETE FROM people WHERE id = @t_id");
    private static readonly Sql PersonOf = new("SELECT person_id FROM channel_identities WHERE channel_id = @t_channel AND user_id = @t_user");

    private static readonly Sql InsertConversation = new("""
        INSERT INTO conversations (id, person_id, channel_id, user_id, created_at, last_at, last_sequence, session, locale, owner, version, lease_until, has_bookings)
        VALUES (@t_id, @t_person, @t_channel, @t_user, @n_now, @n_now, 0, 0, @t_locale, 'bot', 0, 0, 0)
        ON CONFLICT DO NOTHING
        """);

    private static readonly Sql FindDuplicate = new("SELECT sequence, at FROM activities WHERE conversation_id = @t_id AND channel_activity_id = @t_key");

    private static readonly Sql InsertActivity = new("""
        INSERT INTO activities (conversation_id, sequence, session, type, role, at, channel_activity_id, reply_to, payload)
        VALUES (@t_id, @n_sequence, @n_session, @t_type, @t_role, @n_at, @t_key, @n_reply_to, @t_payload)
        """);

    private static readonly Sql InsertInbox = new("""
        INSERT INTO inbox (conversation_id, sequence, kind, key, due_at, priority, payload, attempts)
        VALUES (@t_id, @n_sequence, @t_kind, @t_key, @n_due, @n_priority, @t_payload, 0)
        ON CONFLICT DO NOTHING
        """);

    private static readonly Sql InsertSession = new("INSERT INTO sessions (conversation_id, number, started_at) VALUES (@t_id, @n_number, @n_at) ON CONFLICT DO NOTHING");

    private static readonly Sql UpdateHead = new("""
        UPDATE conversations SET last_sequence = @n_sequence, last_at = @n_at, session = @n_session, lease_owner = @t_owner, lease_until = @n_until WHERE id = @t_id
        """);

    private static readonly Sql UpdateTurn = new("""
        UPDATE conversations SET version = version + 1, last_sequence = @n_sequence, last_at = @n_at, state = @t_state, locale = @t_locale,
            lease_owner = @t_owner, lease_until = @n_until WHERE id = @t_id
        """);

    private static readonly Sql UpdateLease = new("UPDATE conversations SET lease_owner = @t_owner, lease_until = @n_until WHERE id = @t_id");

    private static readonly Sql DeleteInbox = new("DELETE FROM inbox WHERE id = @n_id");

    private static readonly Sql HasDue = new("SELECT 1 FROM inbox WHERE conversation_id = @t_id AND due_at <= @n_now LIMIT 1");

    private static readonly Sql InsertTrace = new("""
        INSERT INTO turn_traces (conversation_id, sequence, at, kind, topic, triage_level, triage_rule, triage_category, language, articles, texts,
            knowledge_version, prompt_version, thought_microseconds)
        VALUES (@t_id, @n_sequence, @n_at, @t_kind, @t_topic, @t_level, @t_rule, @t_category, @t_language, @t_articles, @t_texts, @t_knowledge, @t_prompt, @n_thought)
        ON CONFLICT DO NOTHING
        """);

    private static readonly Sql InsertText = new("INSERT INTO served_texts (hash, kind, text, first_at) VALUES (@t_hash, @t_kind, @t_text, @n_at) ON CONFLICT DO NOTHING");

    private static readonly Sql InsertOutbox = new("""
        INSERT INTO outbox (conversation_id, sequence, channel_id, status, attempts, next_at) VALUES (@t_id, @n_sequence, @t_channel, 'pending', 0, @n_next)
        """);

    private static readonly Sql NextDue = new("""
        SELECT i.id, i.kind, i.sequence, COALESCE(i.payload, a.payload), i.attempts, i.priority, c.version, c.state, c.locale, c.owner, c.user_id, c.channel_id, COALESCE(a.session, c.session),
            c.last_at, COALESCE(a.at, i.due_at), i.key, c.rating_of, c.has_bookings, c.person_id
        FROM inbox i JOIN conversations c ON c.id = i.conversation_id LEFT JOIN activities a ON a.conversation_id = i.conversation_id AND a.sequence = i.sequence
        WHERE i.conversation_id = @t_id AND i.due_at <= @n_now AND c.lease_owner = @t_owner ORDER BY i.priority DESC, i.id LIMIT 1
        """);

    private static readonly Sql StateOf = new("SELECT state FROM conversations WHERE id = @t_id");

    private static readonly Sql WaitingTexts = new("""
        SELECT a.payload, a.at FROM inbox i JOIN activities a ON a.conversation_id = i.conversation_id AND a.sequence = i.sequence
        WHERE i.conversation_id = @t_id ORDER BY i.id DESC LIMIT 8
        """);

    private static readonly Sql ActivitiesAfter = new("""
        SELECT sequence, at, reply_to, payload FROM activities WHERE conversation_id = @t_id AND sequence > @n_after ORDER BY sequence LIMIT @n_limit
        """);

    private static readonly Sql LastSequence = new("SELECT last_sequence FROM conversations WHERE id = @t_id");

    private static readonly Sql FreeDue = new("""
        SELECT i.conversation_id, MAX(i.priority) FROM inbox i JOIN conversations c ON c.id = i.conversation_id
        WHERE i.due_at <= @n_now AND (c.lease_until < @n_now OR c.lease_until > @n_beyond) GROUP BY i.conversation_id ORDER BY 2 DESC LIMIT 500
        """);

    private static readonly Sql DoubtOwnWork = new("""
        UPDATE inbox SET attempts = 1 WHERE attempts = 0 AND due_at <= @n_now AND conversation_id IN (SELECT id FROM conversations WHERE lease_owner = @t_owner)
        """);

    private static readonly Sql ReleaseOwn = new("UPDATE conversations SET lease_owner = NULL, lease_until = 0 WHERE lease_owner = @t_owner");
    private static readonly Sql CountAttempt = new("UPDATE inbox SET attempts = @n_attempts WHERE id = @n_id");
    private static readonly Sql EndSession = new("UPDATE sessions SET ended_at = @n_at WHERE conversation_id = @t_id AND number = @n_number AND ended_at IS NULL");

    /// <summary>Makes a conversation, with the person behind it. Asking twice makes one.</summary>
    /// <returns>True when it is new.</returns>
    public Task<bool> StartAsync(string id, string channelId, string userId, string? locale) => writer.WriteAsync(session =>
    {
        var now = Now;
        if (session.First(LastSequence, r => (long?)r.GetInt64(0), id) is not null) return false;
        var person = session.First(PersonOf, r => r.GetString(0), channelId, userId);
        person ??= MakePerson(session, channelId, userId, now);
        return session.Execute(InsertConversation, id, person, channelId, userId, now, locale) == 1;
    }, id);

    /// <summary>
    /// Stores an activity and, where it needs a turn, the work and the lease: when this returns, it is on disk, and this instance or
    /// another will answer it. Null when there is no such conversation.
    /// </summary>
    public Task<AcceptedActivity?> AcceptAsync(IncomingActivity incoming) => writer.WriteAsync(session => Accept(session, incoming), incoming.ConversationId);

    /// <summary>Takes the lease of a conversation with due work. False when another instance holds it, or nothing is due.</summary>
    public Task<bool> ClaimAsync(string conversationId) => writer.WriteAsync(session =>
    {
        if (Head(session, conversationId) is not { } head || !CanLease(head) || !session.Any(HasDue, conversationId, Now)) return false;
        session.Execute(UpdateLease, instance.Id, LeaseEnd, conversationId);
        return true;
    }, conversationId);

    /// <summary>Keeps all that a turn changes, or nothing.</summary>
    public Task<CommitResult> CommitAsync(TurnCommit commit) => writer.WriteAsync(session => Commit(session, commit), commit.Turn.ConversationId);

    /// <summary>Counts from what stood when the turn was loaded: counting twice counts once.</summary>
    public Task CountAttemptAsync(DueTurn turn, int weight) => writer.WriteAsync(session => session.Execute(CountAttempt, turn.Attempts + weight, turn.InboxId));

    /// <summary>
    /// After a crash: what this instance held is free again, and in doubt. A turn in doubt is counted before it is thought, so that one
    /// that kills the process is given up in the end, and those that only stood beside it are not.
    /// </summary>
    public Task RecoverAsync() => writer.WriteAsync(session =>
    {
        session.Execute(DoubtOwnWork, Now, instance.Id);
        return session.Execute(ReleaseOwn, instance.Id);
    });

    /// <summary>A server that stops on purpose gives back what it holds: others, or its own next start, go on at once.</summary>
    public Task ReleaseAsync() => writer.WriteAsync(session => session.Execute(ReleaseOwn, instance.Id));

    /// <summary>The most urgent, then oldest, due work of a conversation that this instance holds.</summary>
    public DueTurn? Next(string conversationId) => reader.Read(s => s.First(NextDue, r => new DueTurn(
        r.GetInt64(0), conversationId, r.GetString(1), r.LongOrNull(2), r.TextOrNull(3), r.GetInt64(4), r.GetInt64(5) > 0, r.GetInt64(6), r.TextOrNull(7),
        r.TextOrNull(8), r.GetString(9), r.GetString(10), r.GetString(11), r.GetInt64(12), r.GetInt64(13), r.GetInt64(14), r.TextOrNull(15))
    {
        RatingOf = r.TextOrNull(16),
        HasBookings = r.GetInt64(17) != 0,
        PersonId = r.GetString(18),
    }, conversationId, Now, instance.Id));

    /// <summary>Conversations with due work that nobody holds, most urgent first.</summary>
    public IReadOnlyList<(string Id, bool IsUrgent)> FindFreeWork() => reader.Read(s => s.All(FreeDue, r => (r.GetString(0), r.GetInt64(1) > 0), Now, TooFarAhead));

    /// <summary>What is remembered of a conversation and what waits in it, newest last; null when it does not exist.</summary>
    public TriageContext? FindTriageContext(string conversationId) => reader.Read(s =>
    {
        if (s.First(StateOf, r => new TriageContext(r.TextOrNull(0), []), conversationId) is not { } found) return null;
        var waiting = s.All(WaitingTexts, r => (r.GetString(0), r.GetInt64(1)), conversationId);
        waiting.Reverse();
        return found with { Waiting = waiting };
    });

    /// <param name="maxCharacters">Of payloads: the one that goes beyond is the last, so that there is always one.</param>
    public IReadOnlyList<StoredActivity> ReadAfter(string conversationId, long watermark, int limit, int maxCharacters = int.MaxValue) => reader.Read(s =>
    {
        var characters = 0L;
        return s.Until(ActivitiesAfter, r => new StoredActivity(r.GetInt64(0), r.GetInt64(1), r.LongOrNull(2), r.GetString(3)),
            activity => (characters += activity.Payload.Length) >= maxCharacters, conversationId, watermark, limit);
    });

    /// <summary>Null when there is no such conversation.</summary>
    public long? FindLastSequence(string conversationId) => reader.Read(s => s.First(LastSequence, r => (long?)r.GetInt64(0), conversationId));

    private AcceptedActivity? Accept(StoreSession session, IncomingActivity incoming)
    {
        var id = incoming.ConversationId;
        if (Head(session, id) is not { } head) return null;
        // Channels and clients send again what they did not see acknowledged; the first one counts.
        if (incoming.ChannelActivityId is { } key && session.First(FindDuplicate, r => new AcceptedActivity(r.GetInt64(0), r.GetInt64(1), true), id, key) is { } known) return known;

        var now = Now;
        var isNewSession = head.Session == 0 || now - head.LastAt > (long)SessionPause.TotalMilliseconds;
        var (sequence, at, number) = (head.LastSequence + 1, After(head.LastAt, now), head.Session + (isNewSession ? 1 : 0));
        if (isNewSession) BeginSession(session, id, number, at);
        session.Execute(InsertActivity, id, sequence, number, incoming.Type, Roles.User, at, incoming.ChannelActivityId, null, incoming.Payload);
        // Danger does not wait for an instance that thinks about something else: that one will find its lease gone, and keep nothing.
        var takesLease = incoming.NeedsTurn && (incoming.IsUrgent || CanLease(head));
        session.Execute(UpdateHead, sequence, at, number, takesLease ? instance.Id : head.LeaseOwner, takesLease ? LeaseEnd : head.LeaseUntil, id);
        if (incoming.NeedsTurn) session.Execute(InsertInbox, id, sequence, MessageKind, null, DueAtOnce, incoming.IsUrgent ? 1L : 0L, null);
        OtherInstances.Tell(session, id);
        return new AcceptedActivity(sequence, at, false);
    }

    private string MakePerson(StoreSession session, string channelId, string userId, long now)
    {
        var person = Guid.CreateVersion7(time.GetUtcNow()).ToString("N");
        session.Execute(InsertPerson, person, now);
        if (session.Execute(InsertIdentity, channelId, userId, person) == 1) return person;
        // Another instance met the same account at this moment.
        session.Execute(DeletePerson, person);
        return session.First(PersonOf, r => r.GetString(0), channelId, userId)!;
    }

    private static void BeginSession(StoreSession session, string id, long number, long at)
    {
        session.Execute(InsertSession, id, number, at);
        session.Execute(InsertInbox, id, null, SessionEndKind, $"{id}|{number}", at + (long)SessionPause.TotalMilliseconds, 0L, null);
    }

    private CommitResult Commit(StoreSession session, TurnCommit commit)
    {
        var (turn, id) = (commit.Turn, commit.Turn.ConversationId);
        if (Head(session, id) is not { } head || head.Version != turn.Version || head.LeaseOwner != instance.Id) return CommitResult.Conflict;
        if (session.Execute(DeleteInbox, turn.InboxId) == 0) return CommitResult.Conflict;

        var now = Now;
        var (sequence, at) = (head.LastSequence, head.LastAt);
        foreach (var reply in commit.Replies)
        {
            (sequence, at) = (sequence + 1, After(at, now));
            session.Execute(InsertActivity, id, sequence, head.Session, reply.Type, reply.Role, at, null, turn.Sequence, reply.Payload);
            if (turn.ChannelId != ChannelIds.DirectLine) session.Execute(InsertOutbox, id, sequence, turn.ChannelId, DueAtOnce);
        }
        if (commit.Trace is { } trace) Keep(session, trace);
        foreach (var text in commit.Texts) session.Execute(InsertText, text.Hash, text.Kind, text.Text, now);
        foreach (var change in commit.Changes) change(session);
        var more = session.Any(HasDue, id, now);
        session.Execute(UpdateTurn, sequence, at, commit.State, commit.Locale, more ? instance.Id : null, more ? LeaseEnd : 0L, id);
        OtherInstances.Tell(session, id);
        if (commit.TouchesOthers) OtherInstances.Tell(session);
        return more ? CommitResult.MoreIsDue : CommitResult.Done;
    }

    /// <summary>The change that ends a session in its turn's commit.</summary>
    public static Action<StoreSession> EndOf(string conversationId, long number, long at) => session => session.Execute(EndSession, at, conversationId, number);

    /// <summary>The change that asks for an internal activity again, later.</summary>
    public static Action<StoreSession> AskAgain(DueTurn turn, long dueAt) =>
        session => session.Execute(InsertInbox, turn.ConversationId, null, turn.Kind, turn.Key, dueAt, 0L, null);

    private static void Keep(StoreSession session, TurnTraceRow trace) => session.Execute(
        InsertTrace, trace.ConversationId, trace.Sequence, trace.At, trace.Kind, trace.Topic, trace.TriageLevel, trace.TriageRule, trace.TriageCategory, trace.Language,
        trace.Articles, trace.Texts, trace.KnowledgeVersion, trace.PromptVersion, trace.ThoughtMicroseconds);

    private HeadRow? Head(StoreSession session, string id) => session.First(_head, r => new HeadRow(
        r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3), r.TextOrNull(4), r.GetInt64(5)), id);

    private bool CanLease(HeadRow head) => head.LeaseOwner is null || head.LeaseOwner == instance.Id || head.LeaseUntil < Now || head.LeaseUntil > TooFarAhead;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>No lease ends later, unless the clock it was taken by was ahead.</summary>
    private long TooFarAhead => Now + (2 * (long)Lease.TotalMilliseconds);

    private long LeaseEnd => Now + (long)Lease.TotalMilliseconds;

    /// <summary>Later than the one before, even when the clock was set back: clients sort by it.</summary>
    private static long After(long last, long now) => Math.Max(last + 1, now);

    private sealed record HeadRow(long Version, long LastSequence, long LastAt, long Session, string? LeaseOwner, long LeaseUntil);
}
