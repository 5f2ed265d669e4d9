using System.Globalization;
using MesoBot.Activities;
using MesoBot.Audit;
using MesoBot.Data;

namespace MesoBot.Privacy;

/// <summary>
/// Takes out of the store what a person said and who they are, and leaves what nobody can be known by: that there were conversations, their
/// times and order, which rules decided, consents with their dates. Runs on the writer's thread, in the savepoint of the turn that confirmed it.
/// </summary>
internal sealed class Erasure(FieldSeal seal, IKeptRequests requests, AuditLog audit, TimeProvider time)
{
    private static readonly Sql ConversationsOf = new("SELECT id, channel_id FROM conversations WHERE person_id = @t_person");

    private static readonly Sql EraseRole = new("""
        UPDATE activities SET payload = @t_payload WHERE conversation_id = @t_id AND at <= @n_until AND role = @t_role AND type = @t_type
        """);

    // Clients may call an activity anything, so its name may be words too.
    private static readonly Sql EraseOthers = new("""
        UPDATE activities SET payload = @t_payload, type = 'event' WHERE conversation_id = @t_id AND at <= @n_until AND role = @t_role AND type NOT IN ('message', 'endOfConversation')
        """);

    /// <summary>What is not on its way yet would arrive as a mark.</summary>
    private static readonly Sql DropUnsent = new("""
        DELETE FROM outbox WHERE conversation_id = @t_id AND status = 'pending'
            AND sequence IN (SELECT sequence FROM activities a WHERE a.conversation_id = @t_id AND a.at <= @n_until)
        """);

    private static readonly Sql DropWaiting = new("DELETE FROM inbox WHERE conversation_id = @t_id AND kind = 'message'");
    private static readonly Sql EmptyOther = new("UPDATE conversations SET state = NULL, version = version + 1, reference = NULL, user_id = @t_user WHERE id = @t_id");
    private static readonly Sql Unname = new("UPDATE conversations SET user_id = @t_user WHERE id = @t_id");
    private static readonly Sql DropNotes = new("DELETE FROM staff_notes WHERE conversation_id = @t_id");
    private static readonly Sql DropDrafts = new("DELETE FROM staff_drafts WHERE conversation_id = @t_id");
    private static readonly Sql DropSuggestions = new("DELETE FROM suggestions WHERE conversation_id = @t_id");
    private static readonly Sql EraseSends = new("""
        UPDATE staff_sends SET sealed = @t_sealed, state = CASE state WHEN 'pending' THEN 'undone' ELSE state END WHERE conversation_id = @t_id
        """);
    private static readonly Sql RevokeKeys = new("UPDATE resume_keys SET user_id = @t_user, revoked_at = COALESCE(revoked_at, @n_now) WHERE conversation_id = @t_id");
    private static readonly Sql IdentitiesOf = new("SELECT channel_id, user_id FROM channel_identities WHERE person_id = @t_person");
    private static readonly Sql UnnameIdentity = new("UPDATE channel_identities SET user_id = @t_new WHERE channel_id = @t_channel AND user_id = @t_old");

    private static readonly Sql WithdrawConsents = new("UPDATE consents SET withdrawn_at = @n_now WHERE person_id = @t_person AND withdrawn_at IS NULL");

    /// <param name="turn">Of the conversation in which it was asked for; what is said in it after <paramref name="until"/> stays.</param>
    /// <param name="until">Milliseconds since 1970.</param>
    public void Erase(StoreSession session, DueTurn turn, long until)
    {
        var now = time.GetUtcNow();
        var (person, surrogate) = (turn.PersonId, "erased-" + Guid.CreateVersion7(now).ToString("N"));
        var (activities, notes) = (0, 0);
        var conversations = session.All(ConversationsOf, r => (Id: r.GetString(0), Channel: r.GetString(1)), person);
        foreach (var (id, channel) in conversations)
        {
            var isHere = id == turn.ConversationId;
            activities += EraseActivities(session, id, channel, isHere ? until : long.MaxValue);
            notes += EraseBeside(session, id, surrogate, now);
            if (!isHere) session.Execute(DropWaiting, id);
            if (!isHere) session.Execute(EmptyOther, surrogate, id);
            // Where the channel is written to, its address is needed for as long as this conversation is answered.
            else if (channel == ChannelIds.DirectLine) session.Execute(Unname, surrogate, id);
        }
        var bookings = requests.Erase(session, person);
        EraseIdentities(session, person, surrogate);
        session.Execute(WithdrawConsents, now.ToUnixTimeMilliseconds(), person);
        audit.Append(session, new AuditEntry("patient", "privacy.erased", person, Counts(
            ("conversations", conversations.Count), ("activities", activities), ("notes", notes), ("bookings", bookings))));
    }

    private static int EraseActivities(StoreSession session, string id, string channel, long until)
    {
        session.Execute(DropUnsent, id, until);
        var count = 0;
        foreach (var role in (string[])[Roles.User, Roles.Bot, Roles.Staff])
        {
            foreach (var type in (string[])[ActivityTypes.Message, ActivityTypes.EndOfConversation])
                count += session.Execute(EraseRole, ErasedActivity.Payload(type, role, channel), id, until, role, type);
            count += session.Execute(EraseOthers, ErasedActivity.Payload(ActivityTypes.Event, role, channel), id, until, role);
        }
        return count;
    }

    private int EraseBeside(StoreSession session, string id, string surrogate, DateTimeOffset now)
    {
        session.Execute(DropDrafts, id);
        session.Execute(DropSuggestions, id);
        session.Execute(EraseSends, seal.Seal(ErasedActivity.Mark), id);
        session.Execute(RevokeKeys, surrogate, now.ToUnixTimeMilliseconds(), id);
        return session.Execute(DropNotes, id);
    }

    /// <summary>Whoever writes again from the same account is somebody new to us.</summary>
    private static void EraseIdentities(StoreSession session, string person, string surrogate)
    {
        var number = 0;
        foreach (var (channel, user) in session.All(IdentitiesOf, r => (r.GetString(0), r.GetString(1)), person))
            session.Execute(UnnameIdentity, string.Create(CultureInfo.InvariantCulture, $"{surrogate}-{number++}"), channel, user);
    }

    private static Dictionary<string, string> Counts(params (string Name, int Count)[] counts) =>
        counts.ToDictionary(c => c.Name, c => c.Count.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal);
}
