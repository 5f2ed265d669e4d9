using MesoBot.Booking;
using MesoBot.Data;
using MesoBot.Handoff;
using MesoBot.Privacy;
using MesoBot.Turns;
using Microsoft.AspNetCore.DataProtection;

namespace MesoBot.Tests.Support;

/// <summary>The rooms that take part in a turn's commit, with keys that live as long as the test.</summary>
internal static class SomeRooms
{
    public static FieldSeal Seal { get; } = new(new EphemeralDataProtectionProvider());

    public static TurnChanges Changes() => new(new HandoffRequests(), new BookingRequests(), new PrivacyWishes());
}
