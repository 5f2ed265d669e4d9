using System.Text;
using MesoBot.Booking;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Booking;

public class CalendarFileTests
{
    private static readonly CalendarEntry Entry = new(
        "abc@mesobot", 3, Some.TimeInDubai(2026, 11, 23, 12), Some.TimeInDubai(2026, 11, 24, 10), Some.TimeInDubai(2026, 11, 24, 10, 30), "Appointment at Palm Grove; Dubai", "Main branch, Office 101");

    [Fact]
    public void AnAppointmentIsWrittenAsCalendarsReadIt() => Assert.Equal(
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//MesoBot//Appointments//EN
        CALSCALE:GREGORIAN
        METHOD:PUBLISH
        BEGIN:VEVENT
        UID:abc@mesobot
        SEQUENCE:3
        DTSTAMP:20261123T080000Z
        DTSTART:20261124T060000Z
        DTEND:20261124T063000Z
        SUMMARY:Appointment at Palm Grove\; Dubai
        LOCATION:Main branch\, Office 101
        STATUS:CONFIRMED
        TRANSP:OPAQUE
        END:VEVENT
        END:VCALENDAR

        """.ReplaceLineEndings("\r\n"), CalendarFile.Write(Entry));

    [Fact]
    public void LongLinesAreFoldedBetweenCharacters()
    {
        var address = string.Concat(Enumerable.Repeat("مكتب 101، برج المثال 😀 ", 12));

        var text = CalendarFile.Write(Entry with { Location = address });

        Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.Contains(address.Trim(), text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', text);
    }

    [Fact]
    public void NothingInANameBecomesALineOfItsOwn() =>
        Assert.DoesNotContain("\nATTENDEE", CalendarFile.Write(Entry with { Summary = "x\r\nATTENDEE:mailto:a@b.example", Location = "\rATTENDEE:y" }), StringComparison.Ordinal);

    [Fact]
    public void WhatIsWrittenIsReadBack()
    {
        var reading = IcsReader.Read(CalendarFile.Write(Entry), TimeZoneInfo.Utc, Entry.From.AddDays(-1), Entry.To.AddDays(1));

        Assert.Equal([new BusyTime(Entry.From, Entry.To)], reading.Busy.Select(b => new BusyTime(b.From, b.To)));
    }
}
