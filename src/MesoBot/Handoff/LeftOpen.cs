using MesoBot.Activities;
using MesoBot.Data;

namespace MesoBot.Handoff;

/// <summary>
/// What the patient asked while staff held the conversation, and nobody answered before they left: the reviewed answer that was kept for
/// staff is given now, so that no question ends in silence.
/// </summary>
internal static class LeftOpen
{
    private const int AtMost = 3;

    private static readonly Sql Kept = new("""
        SELECT s.payload FROM suggestions s WHERE s.conversation_id = @t_id AND s.sequence > @n_from
            AND s.sequence > COALESCE((SELECT MAX(a.sequence) FROM activities a WHERE a.conversation_id = @t_id AND a.role = 'staff'), 0)
        ORDER BY s.sequence
        """);

    public static void Answer(DeskAct act, HandoffRecord handoff)
    {
        foreach (var payload in act.Session.All(Kept, r => r.GetString(0), act.Talk.Id, handoff.Sequence).Where(IsAnswer).TakeLast(AtMost)) act.Append(Roles.Bot, payload);
    }

    public static IReadOnlyList<OutgoingActivity> Replies(StoreSession session, HandoffRecord handoff) =>
        [.. session.All(Kept, r => r.GetString(0), handoff.ConversationId, handoff.Sequence).Where(IsAnswer).TakeLast(AtMost)
            .Select(payload => new OutgoingActivity(ActivityTypes.Message, Roles.Bot, payload))];

    // Others speak of what was done in that turn, and while staff held it nothing was.
    private static bool IsAnswer(string payload) =>
        payload.Contains("\"kind\":\"answer\"", StringComparison.Ordinal) || payload.Contains("\"kind\":\"practical\"", StringComparison.Ordinal);
}
