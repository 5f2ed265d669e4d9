using System.Globalization;
using MesoBot.Booking;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Booking;

public class IcsReaderTests
{
    private static readonly TimeZoneInfo Dubai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Dubai");
    private static readonly DateTimeOffset From = Some.TimeInDubai(2026, 11, 22, 0);
    private static readonly DateTimeOffset To = Some.TimeInDubai(2027, 1, 22, 0);

    [Theory]
    [InlineData("DTSTART:20261124T060000Z\nDTEND:20261124T070000Z", "24 10:00-11:00")]
    [InlineData("DTSTART;TZID=Asia/Dubai:20261124T100000\nDTEND;TZID=Asia/Dubai:20261124T110000", "24 10:00-11:00")]
    [InlineData("DTSTART;TZID=\"Europe/Berlin\":20261124T070000\nDURATION:PT45M", "24 10:00-10:45")]
    [InlineData("DTSTART;TZID=/example.org/2005/Asia/Dubai:20261124T100000\nDURATION:PT1H", "24 10:00-11:00")]
    [InlineData("DTSTART:20261124T100000\nDTEND:20261124T103000", "24 10:00-10:30")] // no zone: the clinic's own
    [InlineData("DTSTART;VALUE=DATE:20261124\nDTEND;VALUE=DATE:20261126", "24 00:00-26 00:00")]
    [InlineData("DTSTART;VALUE=DATE:20261124", "24 00:00-25 00:00")]
    [InlineData("DTSTART:20261124T100000\nDTEND:20261124T10\n 3000", "24 10:00-10:30")] // folded
    [InlineData("DTSTART:20261124T100000\nDTEND:20261124T103000\nTRANSP:TRANSPARENT", "")]
    [InlineData("DTSTART:20261124T100000\nDTEND:20261124T103000\nSTATUS:CANCELLED", "")]
    [InlineData("DTSTART:20261124T100000", "")] // an instant keeps nobody busy
    [InlineData("DTSTART:20251124T100000\nDTEND:20251124T103000", "")] // long ago
    [InlineData("DTSTART:20261124T100000\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=3", "24 10:00-10:30, 25 10:00-10:30, 26 10:00-10:30")]
    [InlineData("DTSTART:20261124T100000\nDURATION:PT30M\nRRULE:FREQ=DAILY;INTERVAL=2;UNTIL=20261128T060000Z", "24 10:00-10:30, 26 10:00-10:30, 28 10:00-10:30")]
    [InlineData("DTSTART:20261124T100000\nDURATION:PT30M\nRRULE:FREQ=DAILY;UNTIL=20261125", "24 10:00-10:30, 25 10:00-10:30")]
    [InlineData("DTSTART:20261124T100000\nDURATION:PT30M\nRRULE:FREQ=WEEKLY;BYDAY=TU,TH;COUNT=3", "24 10:00-10:30, 26 10:00-10:30, 01 10:00-10:30")]
    [InlineData("DTSTART:20261124T100000\nDURATION:PT30M\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU;COUNT=3", "24 10:00-10:30, 07 10:00-10:30, 08 10:00-10:30")]
    [InlineData("DTSTART:20200101T100000\nDURATION:PT30M\nRRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20261201T235959Z", "24 10:00-10:30, 01 10:00-10:30")] // since years
    [InlineData("DTSTART:20260924T100000\nDURATION:PT30M\nRRULE:FREQ=MONTHLY;COUNT=4", "24 10:00-10:30, 24 10:00-10:30")]
    [InlineData("DTSTART:20261124T100000\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=4\nEXDATE:20261125T100000,20261126T060000Z", "24 10:00-10:30, 27 10:00-10:30")]
    [InlineData("DTSTART:20261124T100000\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=2\nEXDATE;VALUE=DATE:20261125", "24 10:00-10:30")]
    [InlineData("DTSTART;TZID=Europe/Berlin:20261023T070000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;UNTIL=20261128", "27 10:00-11:00")] // the wall clock counts, over the end of summer time
    [InlineData("DTSTART:20261124T100000\nDURATION:PT30M\nBEGIN:VALARM\nTRIGGER:-PT15M\nDURATION:PT5H\nEND:VALARM", "24 10:00-10:30")]
    public void BusyTimesAreReadAsCalendarsWriteThem(string lines, string busy) => Assert.Equal(busy, Text(Read(Event(lines))));

    [Fact]
    public void AnAppointmentOfARowThatWasMovedStandsForItself() => Assert.Equal("24 10:00-10:30, 25 15:00-15:30, 26 10:00-10:30", Text(Read(
        Event("UID:a\nDTSTART:20261124T100000\nDURATION:PT30M\nRRULE:FREQ=DAILY;COUNT=3") + Event("UID:a\nRECURRENCE-ID:20261125T100000\nDTSTART:20261125T150000\nDURATION:PT30M"))));

    [Theory]
    [InlineData("hello", "Line 1")]
    [InlineData("", "ends before")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261124T100000Z\n", "ends before")] // cut off
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:tomorrow\nEND:VEVENT\nEND:VCALENDAR", "Line 3")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR", "no beginning")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;TZID=Nowhere/Land:20261124T100000\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR", "time zone")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261124T100000\nDURATION:PT1H\nRRULE:FREQ=MONTHLY;BYDAY=1MO\nEND:VEVENT\nEND:VCALENDAR", "Line 5")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261124T100000\nDURATION:an hour\nEND:VEVENT\nEND:VCALENDAR", "Line 4")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261124T100000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=0\nEND:VEVENT\nEND:VCALENDAR", "Line 5")]
    public void WhatIsNotUnderstoodIsRefusedAsAWholeAndTheLineNamed(string text, string named)
    {
        var reading = IcsReader.Read(text, Dubai, From, To);

        Assert.Empty(reading.Busy);
        Assert.Contains(named, reading.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void AFindingRepeatsNothingThatStandsInTheFile() => Assert.DoesNotContain("Fatima",
        IcsReader.Read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:Fatima\nEND:VEVENT\nEND:VCALENDAR", Dubai, From, To).Problem, StringComparison.Ordinal);

    [Fact]
    public void AHugeFileIsRefusedQuickly()
    {
        var endless = "BEGIN:VCALENDAR\n" + string.Concat(Enumerable.Repeat("BEGIN:VEVENT\nDTSTART:19000101T000000Z\nDURATION:PT1M\nRRULE:FREQ=DAILY;INTERVAL=100000\nEND:VEVENT\n", 50)) + "END:VCALENDAR\n";

        Assert.NotNull(IcsReader.Read(new string('x', IcsReader.MaxCharacters + 1), Dubai, From, To).Problem);
        Assert.Empty(IcsReader.Read(endless, Dubai, From, To).Busy);
    }

    private static IReadOnlyList<BusyTime> Read(string events)
    {
        var reading = IcsReader.Read("\uFEFFBEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + events + "END:VCALENDAR\r\n", Dubai, From, To);
        Assert.Null(reading.Problem);
        return reading.Busy;
    }

    private static string Event(string lines) => "BEGIN:VEVENT\r\nSUMMARY:Fatima, lips\r\n" + lines.Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\nEND:VEVENT\r\n";

    private static string Text(IEnumerable<BusyTime> busy) => string.Join(", ", busy.Select(b =>
    {
        var (from, to) = (b.From.ToOffset(TimeSpan.FromHours(4)), b.To.ToOffset(TimeSpan.FromHours(4)));
        return from.ToString("dd HH:mm", CultureInfo.InvariantCulture) + "-" + to.ToString(from.Date == to.Date ? "HH:mm" : "dd HH:mm", CultureInfo.InvariantCulture);
    }));
}
