using MesoBot.Data;

namespace MesoBot.Privacy;

internal sealed record KeptConsent(string Purpose, long GivenAt, long? WithdrawnAt);

/// <summary>What is kept of one person, over all their conversations.</summary>
internal sealed record KeptOfPerson(
    long Messages, long FirstAt, IReadOnlyList<KeptRequest> Requests, IReadOnlyList<KeptConsent> Consents, long Notes, long Ratings, bool HasStopped, bool WaitsToBeForgotten)
{
    private static readonly Sql MessagesOf = new("""
        SELECT count(*), COALESCE(MIN(a.at), 0) FROM activities a JOIN conversations c ON c.id = a.conversation_id
        WHERE c.person_id = @t_person AND a.role = 'user' AND a.type = 'message' AND a.payload NOT LIKE '%"mesobot":{"erased":true}%'
        """);

    private static readonly Sql ConsentsOf = new("SELECT purpose, given_at, withdrawn_at FROM consents WHERE person_id = @t_person ORDER BY given_at LIMIT 50");
    private static readonly Sql NotesOf = new("SELECT count(*) FROM staff_notes n JOIN conversations c ON c.id = n.conversation_id WHERE c.person_id = @t_person");
    private static readonly Sql RatingsOf = new("SELECT count(*) FROM ratings n JOIN conversations c ON c.id = n.conversation_id WHERE c.person_id = @t_person");

    public static KeptOfPerson Read(StoreSession session, IKeptRequests requests, string person)
    {
        var (messages, first) = session.First(MessagesOf, r => (r.GetInt64(0), r.GetInt64(1)), person);
        var consents = session.All(ConsentsOf, r => new KeptConsent(r.GetString(0), r.GetInt64(1), r.IsDBNull(2) ? null : r.GetInt64(2)), person);
        return new KeptOfPerson(
            messages, first, requests.Of(session, person), consents, session.First(NotesOf, r => r.GetInt64(0), person), session.First(RatingsOf, r => r.GetInt64(0), person),
            PrivacyStore.HasStopped(session, person), PrivacyStore.WaitsToBeForgotten(session, person));
    }
}
