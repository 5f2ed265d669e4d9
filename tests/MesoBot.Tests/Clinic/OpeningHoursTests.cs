using System.Globalization;
using MesoBot.Clinic;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Clinic;

public class OpeningHoursTests
{
    private static readonly OpeningHours Hours = new(SomeClinic.WithHours());

    [Theory]
    [InlineData("2026-11-23 10:00", true)] // Monday
    [InlineData("2026-11-23 09:59", false)]
    [InlineData("2026-11-23 19:59", true)]
    [InlineData("2026-11-23 20:00", false)]
    [InlineData("2026-11-27 12:00", false)] // Friday
    [InlineData("2026-11-28 17:59", true)] // Saturday
    [InlineData("2026-11-28 18:00", false)]
    [InlineData("2026-11-29 11:00", false)] // Sunday
    [InlineData("2026-12-02 12:00", false)] // a Wednesday, and a holiday
    [InlineData("2026-12-09 12:00", true)] // the Wednesday after
    [InlineData("2026-11-24 00:30", false)]
    public void TheClinicIsOpenInItsHours(string inDubai, bool open) => Assert.Equal(open, Hours.IsOpen(At(inDubai)));

    [Theory]
    [InlineData("2026-11-23 08:00", "2026-11-23 10:00")] // later today
    [InlineData("2026-11-23 10:00", "2026-11-24 10:00")] // just opened: the next time is tomorrow
    [InlineData("2026-11-23 21:00", "2026-11-24 10:00")]
    [InlineData("2026-11-26 21:00", "2026-11-28 10:00")] // over the Friday
    [InlineData("2026-11-28 19:00", "2026-11-29 12:00")]
    [InlineData("2026-12-01 20:30", "2026-12-05 10:00")] // over two holidays and a Friday
    [InlineData("2026-12-02 12:00", "2026-12-05 10:00")]
    [InlineData("2026-11-24 00:30", "2026-11-24 10:00")] // after midnight, the same day
    [InlineData("2026-12-31 22:00", "2027-01-02 10:00")] // over the year's end
    public void TheNextOpeningIsTheNextTimeTheDoorOpens(string inDubai, string next) =>
        Assert.Equal(next, Hours.NextOpening(At(inDubai))?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("2026-11-22T21:30:00+00:00", "2026-11-23")] // half past one at night in Dubai
    [InlineData("2026-11-22T19:59:00+00:00", "2026-11-22")]
    [InlineData("2026-11-22T20:00:00+00:00", "2026-11-23")]
    [InlineData("2026-11-22T16:00:00-08:00", "2026-11-23")]
    public void TheDayIsTheClinicsOwn(string moment, string day) =>
        Assert.Equal(DateOnly.Parse(day, CultureInfo.InvariantCulture), Hours.Today(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture)));

    [Fact]
    public void TheMomentMayBeGivenInAnyZone()
    {
        var inDubai = Some.TimeInDubai(2026, 11, 23, 10);

        Assert.True(Hours.IsOpen(inDubai));
        Assert.True(Hours.IsOpen(inDubai.ToUniversalTime()));
        Assert.True(Hours.IsOpen(inDubai.ToOffset(TimeSpan.FromHours(-8))));
    }

    [Fact]
    public void WithoutHoursTheClinicNeverOpens()
    {
        var never = new OpeningHours(SomeClinic.Bare());

        Assert.False(never.IsOpen(At("2026-11-23 12:00")));
        Assert.Null(never.NextOpening(At("2026-11-23 12:00")));
    }

    [Fact]
    public void AfterTwoWeeksOfHolidaysNoOpeningIsPromised()
    {
        var clinic = SomeClinic.WithHours();
        clinic.Holidays.AddRange(Enumerable.Range(0, 20).Select(new DateOnly(2026, 11, 23).AddDays));

        Assert.Null(new OpeningHours(clinic).NextOpening(At("2026-11-23 08:00")));
    }

    [Fact]
    public void NeighbouringDaysWithTheSameHoursAreJoined() => Assert.Equal(
        ["Monday-Thursday 10:00", "Friday-Friday ", "Saturday-Saturday 10:00", "Sunday-Sunday 12:00"],
        Hours.Week().Select(d => $"{d.First}-{d.Last} {d.Times.Select(t => t.BeginClock).FirstOrDefault()}"));

    [Theory]
    [InlineData("10:00-20:00", true)]
    [InlineData("10:00 - 20:00", true)]
    [InlineData("00:00-23:59", true)]
    [InlineData("20:00-24:00", true)]
    [InlineData("20:00-02:00", true)]
    [InlineData("10:00-14:00, 17:00-21:00", true)]
    [InlineData("10:00-14:00,17:00-21:00,22:00-00:30", true)]
    [InlineData("17:00-21:00, 10:00-14:00", false)]
    [InlineData("10:00-14:00, 13:00-21:00", false)]
    [InlineData("10:00-14:00, 14:00-21:00", false)]
    [InlineData("20:00-02:00, 03:00-05:00", false)]
    [InlineData("10:00-14:00,", false)]
    [InlineData("24:00-02:00", false)]
    [InlineData("20:00-10:00", false)]
    [InlineData("10:00-10:00", false)]
    [InlineData("10-20", false)]
    [InlineData("10:00", false)]
    [InlineData("10:00-14:00-20:00", false)]
    [InlineData("10am-8pm", false)]
    [InlineData("25:00-26:00", false)]
    [InlineData("closed", false)]
    [InlineData("", false)]
    public void HoursAreFromAndTo(string hours, bool valid) => Assert.Equal(valid, OpenTime.TryParse(hours, out _));

    [Fact]
    public void DaysAreReadInAnySpellingOfCase()
    {
        var clinic = SomeClinic.Bare();
        clinic.Hours["monday"] = "10:00-20:00";

        Assert.True(new OpeningHours(clinic).IsOpen(At("2026-11-23 12:00")));
    }

    private static DateTimeOffset At(string inDubai) =>
        new(DateTime.ParseExact(inDubai, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(4));
}
