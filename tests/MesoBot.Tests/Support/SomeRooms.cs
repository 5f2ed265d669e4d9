using MesoBot.Audit;
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

    public static TurnChanges Changes(StoreSeat seat, ClinicFacts clinic, TimeProvider clock, SomeDiary? diary = null) =>
        new(Handoffs(seat, clinic, clock), (diary ?? new SomeDiary(seat, clock, clinic)).Requests, Privacy(seat, clock));

    public static PrivacyWishes Privacy(StoreSeat seat, TimeProvider clock)
    {
        var audit = new AuditLog(seat.Database, clock);
        return new PrivacyWishes(seat.Reader, Diary(seat, clock).OfPerson, Erasure(seat, clock), audit, SomeClinic.Facts(TestBot.SampleClinic()), clock);
    }

    public static LaterErasure LaterErasure(StoreSeat seat, TimeProvider clock) =>
        new(seat.Reader, Erasure(seat, clock), SomeClinic.Facts(TestBot.SampleClinic()));

    private static Erasure Erasure(StoreSeat seat, TimeProvider clock) => new(Seal, Diary(seat, clock).OfPerson, new AuditLog(seat.Database, clock), clock);

    private static HandoffRequests Handoffs(StoreSeat seat, ClinicFacts clinic, TimeProvider clock) => new(
        seat.Reader, new HandoffNotices(clinic), clinic, new AuditLog(seat.Database, clock), new FixedOptions<HandoffOptions>(new HandoffOptions()), clock);

    public static SomeDiary Diary(StoreSeat seat, TimeProvider clock) => new(seat, clock, SomeClinic.Facts(SomeClinic.WithHours()));
}
