using MesoBot.Activities;
using MesoBot.Data;

namespace MesoBot.Handoff;

/// <summary>
/// A reply of staff whose seconds to take it back are over. Said only if whoever wrote it still holds the conversation: the commit names the
/// version that was read, so nobody can have left in between.
/// </summary>
internal sealed class StaffReplyTurn(StoreReader reader, FieldSeal seal) : IInternalTurn
{
    public string Kind => HandoffKinds.Reply;

    public TurnCommit Take(DueTurn turn, DateTimeOffset now)
    {
        var nothing = new TurnCommit(turn, turn.State, turn.Locale, [], null, []);
        var (send, held) = reader.Read(session => (StaffSends.Find(session, turn.Payload ?? ""), Held.By(session, turn.ConversationId)));
        if (send is not { State: SendStates.Pending }) return nothing;
        if (held?.StaffId != send.StaffId || seal.Open(send.Sealed) is not { } payload) return nothing with { Changes = [session => StaffSends.Refused(session, send.Id)] };
        return nothing with
        {
            Replies = [new OutgoingActivity(ActivityTypes.Message, Roles.Staff, payload)],
            Changes = [session => Sent(session, send, now)],
        };
    }

    private static void Sent(StoreSession session, StaffSend send, DateTimeOffset now)
    {
        StaffSends.SentNow(session, send.Id, send.ConversationId);
        HandoffTable.Spoke(session, send.ConversationId, now.ToUnixTimeMilliseconds());
    }
}
