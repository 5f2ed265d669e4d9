using MesoBot.Answers;
using MesoBot.Booking;
using MesoBot.Data;
using MesoBot.Handoff;
using MesoBot.Privacy;

namespace MesoBot.Turns;

/// <summary>What the other rooms change in a turn's commit.</summary>
internal sealed class TurnChanges(HandoffRequests handoffs, BookingRequests bookings, PrivacyWishes privacy)
{
    private static readonly Sql KeepSuggestion = new("""
        INSERT INTO suggestions (conversation_id, sequence, payload, other_payload) VALUES (@t_id, @n_sequence, @t_payload, @t_other) ON CONFLICT DO NOTHING
        """);

    private static readonly Sql ForgetRating = new("UPDATE conversations SET rating_of = NULL WHERE id = @t_id");

    /// <param name="isQuiet">Staff hold the conversation: nothing is asked of them that they already do.</param>
    /// <param name="other">The reply in the other language, for staff who read that one; null when there is none.</param>
    public IReadOnlyList<Action<StoreSession>> Of(DueTurn turn, TurnResult result, bool isQuiet, Reply? other)
    {
        var changes = new List<Action<StoreSession>>();
        var language = result.Reply.Language;
        if (result.Handoff is { } handoff) changes.Add(handoffs.Open(turn, handoff, language));
        if (turn.RatingOf is not null && result.Rating is { } rating) changes.Add(handoffs.Rate(turn, rating));
        if (turn.RatingOf is not null) changes.Add(session => session.Execute(ForgetRating, turn.ConversationId));
        if (!isQuiet && result.Booking is { } booking) changes.Add(bookings.Apply(turn, booking, language));
        if (result.Privacy is { } wish) changes.Add(privacy.Apply(turn, wish));
        if (isQuiet && turn.Sequence is { } sequence)
            changes.Add(session => session.Execute(KeepSuggestion, turn.ConversationId, sequence, ReplyActivity.Payload(result.Reply, turn.ChannelId), other is null ? null : ReplyActivity.Payload(other, turn.ChannelId)));
        return changes;
    }

    public IReadOnlyList<KnownBooking> BookingsOf(DueTurn turn) => turn.HasBookings ? bookings.Known(turn) : [];

    public void RefreshSlots() => bookings.Refresh();

    /// <summary>The reply with what only the store knows.</summary>
    public Reply Complete(DueTurn turn, TurnResult result)
    {
        var reply = result.Privacy is { } wish ? privacy.Complete(turn, wish, result.Reply, result.State.Booking is not null) : result.Reply;
        return handoffs.Complete(turn, result.Handoff, reply);
    }

    /// <summary>Danger is open, and nothing of this person may be erased.</summary>
    public bool MustKeep(DueTurn turn) => privacy.MustKeep(turn);
}
