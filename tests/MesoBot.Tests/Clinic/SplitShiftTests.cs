using System.Globalization;
using MesoBot.Clinic;
using MesoBot.Handoff;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Clinic;

/// <summary>Several opening times a day, and evenings that end after midnight, as in Ramadan.</summary>
public class SplitShiftTests
{
    private static readonly OpeningHours Hours = new(Clinic());

    [Theory]
    [InlineData("2026-11-23 10:00", true)] // Monday
    [InlineData("2026-11-23 15:59", true)]
    [InlineData("2026-11-23 16:00", false)]
    [InlineData("2026-11-23 19:59", false)]
    [InlineData("2026-11-23 20:00", true)]
    [InlineData("2026-11-23 23:59", true)]
    [InlineData("2026-11-24 00:00", false)] // Monday ends at midnight
    [InlineData("2026-11-25 00:30", true)] // Tuesday's evening lasts until two
    [InlineData("2026-11-25 02:00", false)]
    [InlineData("2026-11-25 12:00", false)] // Wednesday is closed
    public void TheClinicIsOpenInEachOfItsTimes(string inDubai, bool open) => Assert.Equal(open, Hours.IsOpen(At(inDubai)));

    [Theory]
    [InlineData("2026-11-23 09:00", "2026-11-23 10:00")]
    [InlineData("2026-11-23 10:00", "2026-11-23 20:00")]
    [InlineData("2026-11-23 17:00", "2026-11-23 20:00")]
    [InlineData("2026-11-23 21:00", "2026-11-24 20:00")]
    [InlineData("2026-11-25 00:30", "2026-11-30 10:00")]
    public void TheNextOpeningMayBeLaterOnTheSameDay(string inDubai, string next) =>
        Assert.Equal(next, Hours.NextOpening(At(inDubai))?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("en", "2026-11-23 17:00", "open today 10:00 to 16:00 and 20:00 to 24:00; Monday 10:00–16:00, 20:00–24:00; Tuesday 20:00–02:00")]
    [InlineData("en", "2026-11-25 00:30", "open now until 02:00; closed today; Monday 10:00–16:00, 20:00–24:00; Tuesday 20:00–02:00")]
    [InlineData("ar", "2026-11-23 17:00", "مفتوح اليوم من 10:00 إلى 16:00 ومن 20:00 إلى 24:00؛ الاثنين 10:00–16:00، 20:00–24:00؛ الثلاثاء 20:00–02:00")]
    public void PatientsReadAllOfThem(string language, string inDubai, string told) => Assert.Equal(told, SomeClinic.Facts(Clinic()).Values(language, At(inDubai))["hours"]);

    [Fact]
    public void WhoAsksBetweenTwoTimesIsAnsweredAfterTheSecondBegins()
    {
        var options = new HandoffOptions();

        var due = HandoffPolicy.Of(new HandoffAsk(HandoffReasons.Asked, ""), Hours, At("2026-11-23 17:00"), options).Due;

        Assert.Equal(At("2026-11-23 20:00").AddMinutes(Math.Max(options.AnswerMinutes, options.AfterOpeningMinutes)), due);
    }

    [Theory]
    [InlineData("Clinic:Hours:Monday", "10:00-14:00, 13:00-20:00", "Clinic:Hours:Monday")]
    [InlineData("Clinic:Hours:Monday", "10:00-14:00; 17:00-20:00", "Clinic:Hours:Monday")]
    [InlineData("Clinic:Hours:Friday", "20:00-09:00", "Clinic:Hours:Friday")]
    [InlineData("Clinic:Hours:Monday", "20:00-06:00", null)]
    [InlineData("Clinic:Hours:Monday", "10:00-14:00, 17:00-21:00", null)]
    public void WhatCannotBeMeantStopsTheStartAndIsNamed(string key, string hours, string? named)
    {
        var errors = SomeClinic.StartErrors((key, hours));

        if (named is null) Assert.Equal("", errors);
        else Assert.Contains(named, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEveningMayNotLastIntoTheNextDaysHours() => Assert.Contains(
        "Clinic:Hours:Monday ends after Clinic:Hours:Tuesday begins", SomeClinic.StartErrors(("Clinic:Hours:Monday", "20:00-04:00"), ("Clinic:Hours:Tuesday", "03:00-05:00")), StringComparison.Ordinal);

    /// <summary>Monday in two parts until midnight, Tuesday evening until two, else closed.</summary>
    private static ClinicOptions Clinic()
    {
        var clinic = SomeClinic.Bare();
        clinic.Hours["Monday"] = "10:00-16:00, 20:00-24:00";
        clinic.Hours["Tuesday"] = "20:00-02:00";
        return clinic;
    }

    private static DateTimeOffset At(string inDubai) => new(DateTime.ParseExact(inDubai, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(4));
}
