using MesoBot.Data;

namespace MesoBot.Privacy;

/// <summary>Kinds of rows of wishes.</summary>
internal static class PrivacyKinds
{
    public const string Stop = "stop";
    public const string Start = "start";
    public const string Forget = "forget";
    public const string Know = "know";
    public const string Withdraw = "withdraw";
}

/// <summary>Wishes of patients about what is kept, for whoever writes to them unasked or erases.</summary>
internal static class PrivacyStore
{
    private static readonly Sql LastWord = new("SELECT kind, at FROM privacy_requests WHERE person_id = @t_person AND kind IN ('stop', 'start') ORDER BY at DESC, id DESC LIMIT 1");

    private static readonly Sql PersonOf = new("SELECT person_id FROM conversations WHERE id = @t_id");

    private static readonly Sql OpenDanger = new("""
        SELECT 1 FROM conversations c WHERE c.person_id = @t_person AND (
            EXISTS (SELECT 1 FROM alerts a WHERE a.conversation_id = c.id AND a.closed_at IS NULL)
            OR EXISTS (SELECT 1 FROM inbox i WHERE i.conversation_id = c.id AND i.priority > 0)) LIMIT 1
        """);

    private static readonly Sql OpenForget = new("SELECT 1 FROM privacy_requests WHERE person_id = @t_person AND kind = 'forget' AND done_at IS NULL LIMIT 1");

    private static readonly Sql Insert = new("""
        INSERT INTO privacy_requests (id, person_id, conversation_id, kind, at, done_at) VALUES (@t_id, @t_person, @t_conversation, @t_kind, @n_at, @n_done)
        """);

    private static readonly Sql FinishForget = new("UPDATE privacy_requests SET done_at = @n_now WHERE person_id = @t_person AND kind = 'forget' AND done_at IS NULL");

    /// <summary>True when this person wants no message that they did not ask for: no reminder, no note that something is late, no question how it was.</summary>
    public static bool HasStopped(StoreSession session, string personId) => session.First(LastWord, r => r.GetString(0), personId) == PrivacyKinds.Stop;

    /// <summary>The same, of what they agreed to before: who asks for reminders after a stop gets them.</summary>
    /// <param name="since">Milliseconds since 1970.</param>
    public static bool HasStoppedSince(StoreSession session, string personId, long since) =>
        session.First(LastWord, r => r.GetString(0) == PrivacyKinds.Stop && r.GetInt64(1) >= since, personId);

    /// <summary>The same of the person of a conversation.</summary>
    public static bool HasStoppedIn(StoreSession session, string conversationId) =>
        session.First(PersonOf, r => r.GetString(0), conversationId) is { } person && HasStopped(session, person);

    /// <summary>Danger is open: a clinician has not closed an alert yet, or a message in danger waits.</summary>
    public static bool MustKeep(StoreSession session, string personId) => session.Any(OpenDanger, personId);

    public static bool WaitsToBeForgotten(StoreSession session, string personId) => session.Any(OpenForget, personId);

    public static void Record(StoreSession session, DueTurn turn, string kind, DateTimeOffset at, bool isDone) => session.Execute(
        Insert, Guid.CreateVersion7(at).ToString("N"), turn.PersonId, turn.ConversationId, kind, at.ToUnixTimeMilliseconds(), isDone ? at.ToUnixTimeMilliseconds() : null);

    public static void Forgotten(StoreSession session, string personId, DateTimeOffset at) => session.Execute(FinishForget, at.ToUnixTimeMilliseconds(), personId);
}
