#pragma warning disable CA1822
using MesoBot.Data;

namespace MesoBot.Booking;

/// <summary>Requests of patients, as changes of the turn that makes them.</summary>
internal sealed class BookingRequests
{
    /// <summary>Requests of the conversation that are not over, newest first.</summary>
    public IReadOnlyList<KnownBooking> Known(DueTurn turn) => [];

    public Action<StoreSession> Apply(DueTurn turn, BookingAsk ask, string language) => _ => { };
}
