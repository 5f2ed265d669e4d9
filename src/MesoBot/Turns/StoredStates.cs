using MesoBot.Booking;
using MesoBot.Data;

namespace MesoBot.Turns;

/// <summary>What a turn starts from, and what it leaves: the booking under way is sealed in between.</summary>
internal sealed class StoredStates(SealedForms forms, TurnChanges changes)
{
    public ConversationState Read(DueTurn turn)
    {
        var state = ConversationStateJson.Read(turn.State).InSession(turn.Session);
        return state with
        {
            Booking = state.SealedBooking is { } kept ? forms.Open(kept) : null,
            Bookings = changes.BookingsOf(turn),
            MustKeep = state.ErasureAsked > 0 && changes.MustKeep(turn),
            IsAskedToRate = turn.RatingOf is not null,
            IsHeld = turn.Owner == Owners.Staff,
            IsWaiting = turn.Owner == Owners.Waiting,
            TurnKey = $"{turn.ConversationId}|{turn.Sequence}",
        };
    }

    public string Write(ConversationState state) => ConversationStateJson.Write(state with
    {
        SealedBooking = state.Booking is null ? null : forms.SealDraft(state.Booking),
    });

    /// <summary>While staff hold the conversation the bot watches for danger and language, and takes no step of its own.</summary>
    public string WriteWatched(ConversationState before, ConversationState after) =>
        Write(before with { Memory = after.Memory, OpenEmergency = after.OpenEmergency, Language = after.Language, ErasureAsked = after.ErasureAsked, ErasureNeedsWord = after.ErasureNeedsWord });
}
