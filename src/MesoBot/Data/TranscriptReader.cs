using System.Data.Common;

namespace MesoBot.Data;

/// <summary>A conversation as a transcript begins.</summary>
internal sealed record TranscriptHead(string Id, string PersonId, string ChannelId, string UserId, long CreatedAt, long LastAt, string? Locale, string Owner);

/// <summary>An activity of a transcript, with the trace of the turn that it came out of.</summary>
internal sealed record TranscriptActivity(long Sequence, long Session, string Type, string Role, long At, long? ReplyTo, string Payload, TurnTraceRow? Trace);

/// <summary>
/// Reads whole conversations in the order in which they last spoke, page by page. All of it sees the store as it was at the beginning,
/// also beside a running server; the price is that the log of a SQLite file grows until the reading is over.
/// </summary>
internal sealed class TranscriptReader : IDisposable
{
    private const long PageSize = 200;

    private const string HeadColumns = "id, person_id, channel_id, user_id, created_at, last_at, locale, owner";

    private static readonly Sql BeginSqlite = new("BEGIN");
    private static readonly Sql BeginPostgres = new("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");

    private static readonly Sql OneHead = new($"SELECT {HeadColumns} FROM conversations WHERE id = @t_id");

    private static readonly Sql HeadsAfter = new($"""
        SELECT {HeadColumns} FROM conversations WHERE last_at > @n_at OR (last_at = @n_at AND id > @t_id) ORDER BY last_at, id LIMIT @n_limit
        """);

    private static readonly Sql SessionsOf = new("SELECT number, started_at, ended_at FROM sessions WHERE conversation_id = @t_id ORDER BY number");

    private static readonly Sql ActivitiesAfter = new("""
        SELECT a.sequence, a.session, a.type, a.role, a.at, a.reply_to, a.payload,
            t.at, t.kind, t.topic, t.triage_level, t.triage_rule, t.triage_category, t.language, t.articles, t.texts, t.knowledge_version, t.prompt_version, t.thought_microseconds
        FROM activities a LEFT JOIN turn_traces t ON t.conversation_id = a.conversation_id AND t.sequence = a.reply_to AND a.role = 'bot'
        WHERE a.conversation_id = @t_id AND a.sequence > @n_after ORDER BY a.sequence LIMIT @n_limit
        """);

    private readonly StoreSession _session;

    private TranscriptReader(StoreSession session) => _session = session;

    /// <exception cref="UserErrorException">There is no store yet, or it cannot be read.</exception>
    public static TranscriptReader Open(StoreDatabase database)
    {
        // Opening would make an empty file.
        if (!database.IsPostgres && !File.Exists(database.File)) throw new UserErrorException($"There are no conversations in {database.Folder}: no server has kept any there yet. Check Data:Path.");
        StoreSession? session = null;
        try
        {
            session = database.Open();
            session.Execute(database.IsPostgres ? BeginPostgres : BeginSqlite);
            return new TranscriptReader(session);
        }
        catch (DbException e)
        {
            session?.Dispose();
            throw Unreadable(e);
        }
    }

    public TranscriptHead? Find(string conversationId) => Read(() => _session.First(OneHead, ReadHead, conversationId));

    /// <summary>Conversations that spoke at or after a time, the longest silent first.</summary>
    public IEnumerable<TranscriptHead> Since(long at)
    {
        for (var (last, id) = (at - 1, ""); ;)
        {
            var page = Read(() => _session.All(HeadsAfter, ReadHead, last, id, PageSize));
            foreach (var head in page) yield return head;
            if (page.Count < PageSize) yield break;
            (last, id) = (page[^1].LastAt, page[^1].Id);
        }
    }

    public IReadOnlyList<SessionRow> Sessions(string conversationId) => Read(() => _session.All(
        SessionsOf, r => new SessionRow { ConversationId = conversationId, Number = r.GetInt64(0), StartedAt = r.GetInt64(1), EndedAt = r.LongOrNull(2) }, conversationId));

    public IEnumerable<TranscriptActivity> Activities(string conversationId)
    {
        for (long after = 0; ;)
        {
            var page = Read(() => _session.All(ActivitiesAfter, r => ReadActivity(conversationId, r), conversationId, after, PageSize));
            foreach (var activity in page) yield return activity;
            if (page.Count < PageSize) yield break;
            after = page[^1].Sequence;
        }
    }

    public void Dispose() => _session.Dispose();

    private static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DbException e)
        {
            throw Unreadable(e);
        }
    }

    private static UserErrorException Unreadable(DbException e) =>
        new("The conversations cannot be read: the database is busy, or was made by another version of this program. Start the server once to bring it up to date.", e);

    private static TranscriptHead ReadHead(DbDataReader r) => new(
        r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetInt64(4), r.GetInt64(5), r.TextOrNull(6), r.GetString(7));

    private static TranscriptActivity ReadActivity(string conversationId, DbDataReader r)
    {
        long? replyTo = r.LongOrNull(5);
        var trace = r.IsDBNull(7) ? null : new TurnTraceRow
        {
            ConversationId = conversationId,
            Sequence = replyTo ?? 0,
            At = r.GetInt64(7),
            Kind = r.GetString(8),
            Topic = r.TextOrNull(9),
            TriageLevel = r.GetString(10),
            TriageRule = r.TextOrNull(11),
            TriageCategory = r.TextOrNull(12),
            Language = r.GetString(13),
            Articles = r.GetString(14),
            Texts = r.GetString(15),
            KnowledgeVersion = r.TextOrNull(16),
            PromptVersion = r.TextOrNull(17),
            ThoughtMicroseconds = r.GetInt64(18),
        };
        return new TranscriptActivity(r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.GetString(3), r.GetInt64(4), replyTo, r.GetString(6), trace);
    }
}
