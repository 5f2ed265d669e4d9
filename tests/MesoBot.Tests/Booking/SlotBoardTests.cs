using System.Globalization;
using MesoBot.Booking;
using MesoBot.Clinic;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Booking;

/// <summary>Free times: Monday to Thursday 10 to 20, Saturday 10 to 18, Sunday 12 to 18, closed on 2 and 3 December 2026.</summary>
public class SlotBoardTests
{
    private static readonly DateTimeOffset MondayNoon = Some.TimeInDubai(2026, 11, 23, 12);

    [Theory]
    [InlineData("2026-11-23 12:00", "23 14:00, 23 14:30, 23 15:00")] // two hours from now at the earliest
    [InlineData("2026-11-23 12:10", "23 14:30, 23 15:00, 23 15:30")]
    [InlineData("2026-11-23 17:20", "23 19:30, 24 10:00, 24 10:30")] // the last one ends when the clinic closes
    [InlineData("2026-11-26 21:00", "28 10:00, 28 10:30, 28 11:00")] // over the Friday
    [InlineData("2026-12-01 21:00", "05 10:00, 05 10:30, 05 11:00")] // over the holidays and the Friday
    public void FreeTimesKeepHoursHolidaysAndLeadTime(string now, string free) => Assert.Equal(free, Text(Board().Free("Main", At(now), 3)));

    [Fact]
    public void FromADayOnTheyBeginWithIt() =>
        Assert.Equal("29 12:00, 29 12:30", Text(Board().Free("Main", MondayNoon, 2, new DateOnly(2026, 11, 29))));

    [Fact]
    public void ASpecialPeriodHasItsOwnTimes()
    {
        var clinic = SomeClinic.WithHours();
        clinic.Periods.Add(new PeriodOptions { Name = new() { En = "Ramadan" }, From = new DateOnly(2026, 11, 24), To = new DateOnly(2026, 12, 20), Hours = { ["Tuesday"] = "20:30-22:00" } });

        Assert.Equal("24 20:30, 24 21:00, 24 21:30, 01 20:30", Text(Board(clinic).Free("Main", At("2026-11-23 20:00"), 4)));
    }

    [Fact]
    public void BetweenTwoOpeningTimesOfADayNothingIsFree()
    {
        var clinic = SomeClinic.Bare();
        clinic.Hours["Tuesday"] = "10:00-11:00, 20:00-21:00";

        Assert.Equal("24 10:00, 24 10:30, 24 20:00, 24 20:30, 01 10:00", Text(Board(clinic).Free("Main", MondayNoon, 5)));
        Assert.False(Board(clinic).IsFree("Main", At("2026-11-24 11:00"), MondayNoon));
    }

    [Fact]
    public void TimesAfterMidnightBelongToTheDayOfTheCalendarAndToTheHoursOfTheEveningBefore()
    {
        var clinic = SomeClinic.Bare();
        clinic.Hours["Tuesday"] = "23:00-01:00";

        Assert.Equal("24 23:00, 24 23:30, 25 00:00, 25 00:30, 01 23:00", Text(Board(clinic).Free("Main", MondayNoon, 5)));
        Assert.Equal("25 00:00, 25 00:30", Text(Board(clinic).Free("Main", MondayNoon, 2, new DateOnly(2026, 11, 25))));
        Assert.True(Board(clinic).IsFree("Main", At("2026-11-25 00:30"), MondayNoon));
        Assert.False(Board(clinic).IsFree("Main", At("2026-11-24 00:30"), MondayNoon));
    }

    [Fact]
    public void WhatIsTakenIsNotFreeNorIsWhatOverlapsIt()
    {
        var board = Board(taken: [Taken("2026-11-23 14:15", 45), Taken("2026-11-23 15:30", 30)]);

        Assert.Equal("23 15:00, 23 16:00", Text(board.Free("Main", MondayNoon, 2)));
        Assert.False(board.IsFree("Main", At("2026-11-23 14:30"), MondayNoon));
        Assert.True(board.IsFree("Main", At("2026-11-23 15:00"), MondayNoon));
        Assert.False(board.IsFree("Main", At("2026-11-23 15:10"), MondayNoon)); // not on the board
    }

    [Fact]
    public void AHoldCountsUntilItEnds()
    {
        var board = Board(taken: [Taken("2026-11-23 15:00", 30) with { Until = MondayNoon.AddMinutes(10) }]);

        Assert.False(board.IsFree("Main", At("2026-11-23 15:00"), MondayNoon));
        Assert.True(board.IsFree("Main", At("2026-11-23 15:00"), MondayNoon.AddMinutes(10)));
    }

    [Fact]
    public void ABranchDoesNotTakeTheTimesOfAnother() =>
        Assert.Equal("23 14:00", Text(Board(taken: [Taken("2026-11-23 14:00", 600) with { Branch = "Other" }]).Free("Main", MondayNoon, 1)));

    [Fact]
    public void ABranchWhoseDiaryIsElsewhereHasNoFreeTimes()
    {
        Assert.False(Board().Has("Other"));
        Assert.Empty(Board().Free("Other", MondayNoon, 5));
        Assert.True(Board().Has(null)); // the only one is meant
    }

    [Fact]
    public void NothingIsFreeBeyondTheDaysAhead() =>
        Assert.Equal(new DateOnly(2026, 11, 26), DateOnly.FromDateTime(Board(options: new() { MaxDaysAhead = 4 }).Free("Main", MondayNoon, 10_000)[^1].DateTime));

    private static SlotBoard Board(ClinicOptions? clinic = null, TakenTime[]? taken = null, BookingOptions? options = null) =>
        new(new OpeningHours(clinic ?? SomeClinic.WithHours()), options ?? new BookingOptions(), ["Main"], taken ?? []);

    private static TakenTime Taken(string from, int minutes) => new("Main", At(from), At(from).AddMinutes(minutes));

    private static string Text(IEnumerable<DateTimeOffset> times) => string.Join(", ", times.Select(t => t.ToString("dd HH:mm", CultureInfo.InvariantCulture)));

    private static DateTimeOffset At(string inDubai) =>
        new(DateTime.ParseExact(inDubai, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(4));
}
