using MesoBot.Activities;
using MesoBot.Answers;
using MesoBot.Clinic;
using MesoBot.Data;

namespace MesoBot.Privacy;

/// <summary>Erases what could not be erased while danger was open: looks again every while, until a clinician has closed it.</summary>
internal sealed class LaterErasure(StoreReader reader, Erasure erasure, ClinicFacts clinic) : IInternalTurn
{
    public const string KindName = "privacy.erase";

    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(30);

    public string Kind => KindName;

    public static string KeyOf(string personId) => "erase|" + personId;

    public TurnCommit Take(DueTurn turn, DateTimeOffset now)
    {
        var nothing = new TurnCommit(turn, turn.State, turn.Locale, [], null, []);
        if (reader.Read(session => PrivacyStore.MustKeep(session, turn.PersonId)))
            return nothing with { Changes = [ConversationStore.AskAgain(turn, (now + Pause).ToUnixTimeMilliseconds())] };
        var language = turn.Locale?.StartsWith("ar", StringComparison.OrdinalIgnoreCase) == true ? "ar" : "en";
        var reply = new Reply(ReplyKinds.Privacy, language, PrivacyReplies.Forgotten(language, clinic.Values(language, now)["clinic_phone"]));
        return nothing with
        {
            State = null,
            Replies = [new OutgoingActivity(ActivityTypes.Message, Roles.Bot, ReplyActivity.Payload(reply, turn.ChannelId))],
            Changes = [session => Erase(session, turn, now)],
            TouchesOthers = true,
        };
    }

    private void Erase(StoreSession session, DueTurn turn, DateTimeOffset now)
    {
        if (PrivacyStore.MustKeep(session, turn.PersonId)) throw new InvalidOperationException("Danger was raised meanwhile.");
        erasure.Erase(session, turn, turn.LastAt);
        PrivacyStore.Forgotten(session, turn.PersonId, now);
    }
}
