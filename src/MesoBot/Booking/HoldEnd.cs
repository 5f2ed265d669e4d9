using MesoBot.Data;

namespace MesoBot.Booking;

/// <summary>Ends holds that nobody used. They count for nothing when their time is over even before it runs.</summary>
internal sealed class HoldEnd(SlotBoards boards) : IInternalTurn
{
    private const string Name = "booking.hold";

    public string Kind => Name;

    /// <summary>A conversation has one hold; a new one begins its time anew.</summary>
    public static void Schedule(StoreSession session, string conversationId, long until)
    {
        var key = $"{Name}|{conversationId}";
        StoreChanges.Unschedule(session, key);
        StoreChanges.Schedule(session, conversationId, Name, key, until + 1);
    }

    public TurnCommit Take(DueTurn turn, DateTimeOffset now) => new(turn, turn.State, turn.Locale, [], null, [])
    {
        Changes = [session =>
        {
            BookingSlots.EndHolds(session, now.ToUnixTimeMilliseconds());
            boards.Announce();
        }],
    };
}
