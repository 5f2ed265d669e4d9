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
        SELECT s.sequence, s.payload FROM suggestions s WHERE s.conversation_id = @t_id AND s.sequence > @n_from
            AND s.sequence > COALESCE((SELECT MAX(a.sequence) FROM activities a WHERE a.conversation_id = @t_id AND a.role = 'staff'), 0)
        ORDER BY s.sequence
        """);

    /// <summary>Said once: whoever holds the conversation next must not have it said again.</summary>
    private static readonly Sql Forget = new("DELETE FROM suggestions WHERE conversation_id = @t_id AND sequence = @n_sequence");

    public static void Answer(DeskAct act, HandoffRecord handoff)
    {
        foreach (var left in Find(act.Session, handoff))
        {
            act.Append(Roles.Bot, left.Payload);
            Said(act.Session, handoff, left);
        }
    }

    public static IReadOnlyList<LeftAnswer> Find(StoreSession session, HandoffRecord handoff) =>
        [.. session.All(Kept, r => new LeftAnswer(r.GetInt64(0), r.GetString(1)), handoff.ConversationId, handoff.Sequence).Where(IsAnswer).TakeLast(AtMost)];

    public static void Said(StoreSession session, HandoffRecord handoff, LeftAnswer left) => session.Execute(Forget, handoff.ConversationId, left.Sequence);

    // Others speak of what was done in that turn, and while staff held it nothing was.
    private static bool IsAnswer(LeftAnswer left) =>
        left.Payload.Contains("\"kind\":\"answer\"", StringComparison.Ordinal) || left.Payload.Contains("\"kind\":\"practical\"", StringComparison.Ordinal);
}

/// <summary>An answer that was kept while staff held the conversation.</summary>
internal sealed record LeftAnswer(long Sequence, string Payload);
