using System.Globalization;
using MesoBot.Booking;
using MesoBot.Clinic;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Booking;

/// <summary>Quiet from 21:00 to 09:00.</summary>
public class ReminderTimesTests
{
    private static readonly ReminderTimes Times = new(new OpeningHours(SomeClinic.WithHours()), new BookingOptions());

    [Theory]
    [InlineData("26 15:00", "23 12:00", "day 25 15:00, hours 26 13:00")]
    [InlineData("26 10:00", "23 12:00", "day 25 10:00, hours 25 20:45")] // 08:00 is too early: the evening before
    [InlineData("26 22:00", "23 12:00", "day 25 20:45, hours 26 20:00")]
    [InlineData("26 08:30", "23 12:00", "day 24 20:45, hours 25 20:45")]
    [InlineData("24 10:00", "23 12:00", "hours 23 20:45")] // less than a day ahead
    [InlineData("24 10:00", "23 20:50", "")] // the evening is over
    [InlineData("23 14:00", "23 12:00", "")] // just made
    public void RemindersComeADayAndTwoHoursBeforeAndNeverAtNight(string start, string now, string reminders) => Assert.Equal(reminders, string.Join(", ", Times.Of(At(start), At(now))
        .Select(r => r.Name + " " + r.Due.ToOffset(TimeSpan.FromHours(4)).ToString("dd HH:mm", CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData("23 23:30", "24 09:00")]
    [InlineData("24 03:00", "24 09:00")]
    [InlineData("24 09:00", "24 09:00")]
    [InlineData("24 20:59", "24 20:59")]
    public void WhatBecameLateWaitsForTheMorning(string now, string then) => Assert.Equal(At(then), Times.AfterQuiet(At(now)));

    private static DateTimeOffset At(string time) => new(DateTime.ParseExact("2026-11-" + time, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(4));
}
