using System.Data.Common;
using MesoBot.Data;

namespace MesoBot.Staff.Talk;

/// <summary>Reads the rows of a conversation's page, all at one moment's distance: a page that is a little old is asked for again by the next change.</summary>
internal sealed class TalkTable(StoreReader reader)
{
    /// <summary>Messages on one page.</summary>
    public const long PageSize = 120;

    private static readonly Sql Talk = new("""
        SELECT c.id, c.channel_id, c.locale, c.owner, c.owner_id, c.last_sequence, c.has_bookings, COALESCE(s.sequence, 0)
        FROM conversations c LEFT JOIN patient_seen s ON s.conversation_id = c.id WHERE c.id = @t_id
        """);

    private static readonly Sql Spoken = new("""
        SELECT sequence, role, at, reply_to, payload FROM activities WHERE conversation_id = @t_id AND type = 'message' AND sequence < @n_before ORDER BY sequence DESC LIMIT @n_limit
        """);

    private static readonly Sql Traces = new("""
        SELECT sequence, kind, topic, triage_level, triage_rule, triage_category, language, articles, texts, knowledge_version, thought_microseconds
        FROM turn_traces WHERE conversation_id = @t_id AND sequence >= @n_from AND sequence <= @n_to
        """);

    private static readonly Sql Outbox = new("SELECT sequence, status FROM outbox WHERE conversation_id = @t_id AND sequence >= @n_from AND sequence <= @n_to");
    private static readonly Sql Handoff = new("SELECT reason, state, requested_at, due_at FROM handoffs WHERE open_key = @t_id");
    private static readonly Sql Suggestions = new("SELECT sequence, payload, other_payload FROM suggestions WHERE conversation_id = @t_id AND sequence >= @n_from");
    private static readonly Sql Sends = new("""
        SELECT id, sealed, send_at, state FROM staff_sends WHERE conversation_id = @t_id AND staff_id = @t_staff AND (state = 'pending' OR (state = 'refused' AND send_at > @n_since)) ORDER BY send_at
        """);
    private static readonly Sql Notes = new("SELECT staff_id, at, sealed FROM staff_notes WHERE conversation_id = @t_id ORDER BY id");
    private static readonly Sql Draft = new("SELECT sealed FROM staff_drafts WHERE conversation_id = @t_id AND staff_id = @t_staff");
    private static readonly Sql Incidents = new("SELECT sequence FROM incidents WHERE conversation_id = @t_id");

    public TalkRow? Find(string id) => reader.Read(s => Find(s, id));

    /// <param name="before">Only what stands before this sequence.</param>
    /// <param name="refusedSince">Replies that could not be sent any more, from this time on.</param>
    public TalkRows? Read(string id, string staffId, long before, long refusedSince) => reader.Read(s =>
    {
        if (Find(s, id) is not { } talk) return null;
        var spoken = s.All(Spoken, r => new SpokenRow(r.GetInt64(0), r.GetString(1), r.GetInt64(2), r.LongOrNull(3), r.GetString(4)), id, before, PageSize + 1);
        spoken.Reverse();
        var (from, to) = spoken.Count > 0 ? (spoken[0].Sequence, spoken[^1].Sequence) : (0, 0);
        return new TalkRows(
            talk, spoken, s.All(Traces, r => (Sequence: r.GetInt64(0), Trace: Trace(r)), id, from, to).ToDictionary(t => t.Sequence, t => t.Trace),
            s.All(Outbox, r => (Sequence: r.GetInt64(0), Status: r.GetString(1)), id, from, to).DistinctBy(o => o.Sequence).ToDictionary(o => o.Sequence, o => o.Status),
            s.First(Handoff, r => new OpenHandoff(r.GetString(0), r.GetString(1), r.GetInt64(2), r.GetInt64(3)), id),
            s.All(Suggestions, r => new SuggestedRow(r.GetInt64(0), r.GetString(1), r.TextOrNull(2)), id, from).ToDictionary(r => r.Sequence),
            s.All(Sends, r => new SendRow(r.GetString(0), r.GetString(1), r.GetInt64(2), r.GetString(3)), id, staffId, refusedSince),
            s.All(Notes, r => new NoteRow(r.GetString(0), r.GetInt64(1), r.GetString(2)), id),
            s.First(Draft, r => r.GetString(0), id, staffId), s.All(Incidents, r => r.GetInt64(0), id).ToHashSet());
    });

    private static TalkRow? Find(StoreSession session, string id) => session.First(Talk, r => new TalkRow(
        r.GetString(0), r.GetString(1), r.TextOrNull(2), r.GetString(3), r.TextOrNull(4), r.GetInt64(5), r.GetInt64(6) != 0, r.GetInt64(7)), id);

    private static TraceRow Trace(DbDataReader r) => new(
        r.GetString(1), r.TextOrNull(2), r.GetString(3), r.TextOrNull(4), r.TextOrNull(5), r.GetString(6), r.GetString(7), r.GetString(8), r.TextOrNull(9), r.GetInt64(10));
}
