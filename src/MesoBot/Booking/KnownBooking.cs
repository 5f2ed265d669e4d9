namespace MesoBot.Booking;

/// <summary>A request as the bot knows it while it thinks.</summary>
/// <param name="State">One of <see cref="BookingStates"/>.</param>
/// <param name="StartAt">Proposed or confirmed time.</param>
/// <param name="HasPassed">That time lies behind, as the store's clock goes: a turn may be thought long after its message came.</param>
internal sealed record KnownBooking(string Reference, string State, DateTimeOffset? StartAt, BookingForm Form, bool HasPassed = false)
{
    /// <summary>For so long after its time an unanswered proposal is still spoken of: another day may be asked for in its place.</summary>
    public static readonly TimeSpan ProposalStands = TimeSpan.FromDays(7);

    /// <summary>An appointment that lies behind: there is nothing left to cancel.</summary>
    public bool IsOver => HasPassed && State == BookingStates.Confirmed;
}

/// <summary>What became of a request.</summary>
internal static class BookingStates
{
    public const string Requested = "requested";
    public const string Proposed = "proposed";
    public const string Confirmed = "confirmed";
    public const string Declined = "declined";
    public const string Arrived = "arrived";
    public const string Missed = "missed";
    public const string Cancelled = "cancelled";
}
