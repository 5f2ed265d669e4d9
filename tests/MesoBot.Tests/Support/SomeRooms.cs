using MesoBot.Audit;
using MesoBot.Booking;
using MesoBot.Clinic;
using MesoBot.Data;
using MesoBot.Handoff;
using MesoBot.Privacy;
using MesoBot.Tests.Data;
using MesoBot.Turns;
using Microsoft.AspNetCore.DataProtection;

namespace MesoBot.Tests.Support;

/// <summary>The rooms that take part in a turn's commit, with keys that live as long as the test.</summary>
internal static class SomeRooms
{
    public static FieldSeal Seal { get; } = new(new EphemeralDataProtectionProvider());

    public static TurnChanges Changes(StoreSeat seat, ClinicFacts clinic, TimeProvider clock) => new(Handoffs(seat, clinic, clock), new BookingRequests(), new PrivacyWishes());

    private static HandoffRequests Handoffs(StoreSeat seat, ClinicFacts clinic, TimeProvider clock) => new(
        seat.Reader, new HandoffNotices(clinic), clinic, new AuditLog(seat.Database, clock), new FixedOptions<HandoffOptions>(new HandoffOptions()), clock);
}
