using MesoBot.Data;

namespace MesoBot.Turns;

/// <summary>
/// The internal activity that closes a session after a long pause: what "more" and "that" refer to is forgotten, and the next
/// message is greeted again. Signs of danger keep their own, longer memory.
/// </summary>
internal static class SessionEnd
{
    public static TurnCommit Take(DueTurn turn, DateTimeOffset now)
    {
        var end = turn.LastAt + (long)ConversationStore.SessionPause.TotalMilliseconds;
        var number = long.Parse(turn.Key!.AsSpan(turn.Key!.LastIndexOf('|') + 1), System.Globalization.CultureInfo.InvariantCulture);
        var nothing = new TurnCommit(turn, turn.State, turn.Locale, [], null, []);
        // A newer session has begun: the one before is over, and nothing of the new one may be forgotten.
        if (number != turn.Session) return nothing with { Changes = [ConversationStore.EndOf(turn.ConversationId, number, now.ToUnixTimeMilliseconds())] };
        // A message at the very end of the pause still belongs to the session.
        if (end >= now.ToUnixTimeMilliseconds()) return nothing with { Changes = [ConversationStore.AskAgain(turn, end + 1)] };
        var state = ConversationStateJson.Read(turn.State).AfterPause();
        return nothing with { State = ConversationStateJson.Write(state), Changes = [ConversationStore.EndOf(turn.ConversationId, number, turn.LastAt)] };
    }
}
