using System.Text.Json;
using MesoBot.Data;
using MesoBot.Privacy;

namespace MesoBot.Handoff;

/// <summary>What patients thought of the help, kept with the texts it concerns. Never asked after danger or a complaint, nor of who wants no message unasked.</summary>
internal static class Ratings
{
    private static readonly Sql HadDanger = new("""
        SELECT 1 FROM turn_traces t JOIN activities a ON a.conversation_id = t.conversation_id AND a.sequence = t.sequence
        WHERE t.conversation_id = @t_id AND a.session >= @n_session AND t.triage_level <> 'none' LIMIT 1
        """);

    private static readonly Sql HadAlert = new("SELECT 1 FROM alerts WHERE open_key IS NOT NULL AND conversation_id = @t_id LIMIT 1");
    private static readonly Sql SetAsked = new("UPDATE conversations SET rating_of = @t_handoff WHERE id = @t_id");

    private static readonly Sql TextsOf = new("""
        SELECT t.texts FROM turn_traces t JOIN activities a ON a.conversation_id = t.conversation_id AND a.sequence = t.sequence
        WHERE t.conversation_id = @t_id AND a.session >= @n_session ORDER BY t.sequence
        """);

    private static readonly Sql SessionOf = new("SELECT session FROM handoffs WHERE id = @t_id");

    private static readonly Sql Insert = new("""
        INSERT INTO ratings (conversation_id, handoff_id, session, at, score, texts) VALUES (@t_id, @t_handoff, @n_session, @n_at, @n_score, @t_texts)
        """);

    public static bool MayAsk(StoreSession session, HandoffRecord handoff, long number) =>
        handoff.Reason is not (HandoffReasons.Emergency or HandoffReasons.Clinician or HandoffReasons.Complaint)
        && !session.Any(HadDanger, handoff.ConversationId, Math.Min(number, handoff.Session)) && !session.Any(HadAlert, handoff.ConversationId)
        && !PrivacyStore.HasStoppedIn(session, handoff.ConversationId);

    public static void Ask(StoreSession session, HandoffRecord handoff) => session.Execute(SetAsked, handoff.Id, handoff.ConversationId);

    public static void Keep(StoreSession session, DueTurn turn, string handoffId, int score, long now)
    {
        var number = session.First(SessionOf, r => (long?)r.GetInt64(0), handoffId) ?? turn.Session;
        var texts = session.All(TextsOf, r => r.GetString(0), turn.ConversationId, number).SelectMany(Hashes).Distinct(StringComparer.Ordinal).ToArray();
        session.Execute(Insert, turn.ConversationId, handoffId, turn.Session, now, (long)score, JsonSerializer.Serialize(texts, HandoffJson.Default.StringArray));
    }

    private static IEnumerable<string> Hashes(string json) => JsonSerializer.Deserialize(json, HandoffJson.Default.StringArray) ?? [];
}
