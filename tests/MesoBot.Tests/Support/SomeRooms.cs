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

    public static TurnChanges Changes(StoreSeat seat, TimeProvider clock) => Changes(seat, clock, Diary(seat, clock));

    public static TurnChanges Changes(StoreSeat seat, TimeProvider clock, SomeDiary diary) => new(new HandoffRequests(), diary.Requests, new PrivacyWishes());

    public static SomeDiary Diary(StoreSeat seat, TimeProvider clock) => new(seat, clock, SomeClinic.Facts(SomeClinic.WithHours()));
}
