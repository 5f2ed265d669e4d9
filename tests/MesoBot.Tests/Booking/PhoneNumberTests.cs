using MesoBot.Booking;

namespace MesoBot.Tests.Booking;

public class PhoneNumberTests
{
    [Theory]
    [InlineData("0500000001", "+971500000001")]
    [InlineData("050 000 0001", "+971500000001")]
    [InlineData("05 0 000 0001", "+971500000001")]
    [InlineData("050-000-0001", "+971500000001")]
    [InlineData("050/0000001", "+971500000001")]
    [InlineData("500000001", "+971500000001")]
    [InlineData("+971500000001", "+971500000001")]
    [InlineData("+971 (0)50 000 0001", "+971500000001")]
    [InlineData("(+971) 50 000 0001", "+971500000001")]
    [InlineData("00971 50 000 0001", "+971500000001")]
    [InlineData("00 971 0 50 000 0001", "+971500000001")]
    [InlineData("971 50 000 0001", "+971500000001")]
    [InlineData("+ 971 55 000 0002", "+971550000002")]
    [InlineData("٠٥٠٠٠٠٠٠٠١", "+971500000001")]
    [InlineData("٠٥٠ ٠٠٠ ٠٠٠١", "+971500000001")]
    [InlineData("۰۵۰۰۰۰۰۰۰۱", "+971500000001")]
    [InlineData("رقمي:٠٥٠٠٠٠٠٠٠١ شكرا", "+971500000001")]
    [InlineData("\u2066+971 50 000 0001\u2069", "+971500000001")]
    [InlineData("04 000 0000 is the office", "+97140000000")]
    [InlineData("+971 4 000 0000", "+97140000000")]
    [InlineData("02-555 1234", "+97125551234")]
    [InlineData("+966 50 000 0001", "+966500000001")]
    [InlineData("00965 5000 0001", "+96550000001")]
    [InlineData("+968 9000 0001", "+96890000001")]
    [InlineData("+973 3000 0001", "+97330000001")]
    [InlineData("+974 3000 0001", "+97430000001")]
    [InlineData("+44 (0)7700 900123", "+447700900123")]
    [InlineData("+39 06 1234 5678", "+390612345678")]
    [InlineData("+1 (202) 555-0123", "+12025550123")]
    [InlineData("+91 98000 00001", "+919800000001")]
    [InlineData("please call me at 4 0500000001", "+971500000001")]
    [InlineData("0500000001 4pm", "+971500000001")]
    [InlineData("on 24/11/2026 11:30, 0500000001", "+971500000001")]
    public void ANumberIsReadAsPeopleWriteIt(string text, string e164)
    {
        Assert.True(PhoneNumber.TryRead(text, out var read, out var problem), problem.ToString());
        Assert.Equal(e164, read);
    }

    [Theory]
    [InlineData("my sister", nameof(PhoneProblem.NotANumber))]
    [InlineData("", nameof(PhoneProblem.NotANumber))]
    [InlineData("050 000", nameof(PhoneProblem.TooShort))]
    [InlineData("12", nameof(PhoneProblem.TooShort))]
    [InlineData("050 000 00012", nameof(PhoneProblem.TooLong))]
    [InlineData("+971 50 000 0001 999", nameof(PhoneProblem.TooLong))]
    [InlineData("+999 1234 5678", nameof(PhoneProblem.UnknownCountry))]
    [InlineData("00210 1234 5678", nameof(PhoneProblem.UnknownCountry))]
    [InlineData("7700 900123", nameof(PhoneProblem.NeedsCountryCode))]
    [InlineData("202 555 0123", nameof(PhoneProblem.NeedsCountryCode))]
    public void WhatIsWrongIsNamed(string text, string problem)
    {
        Assert.False(PhoneNumber.TryRead(text, out _, out var found));
        Assert.Equal(problem, found.ToString());
    }

    [Theory]
    [InlineData("24/11/2026")]
    [InlineData("24-11-2026 11:30")]
    [InlineData("2026-11-24 05:00")]
    [InlineData("24.11.2026, 11.30")]
    [InlineData("05/05/2026 10:30-11:00")]
    [InlineData("between 10:00 and 12:00 or 05:30")]
    [InlineData("٢٤/١١/٢٠٢٦ ١١:٣٠")]
    [InlineData("MB-2345678")]
    [InlineData("784-1990-1234567-1")]
    [InlineData("20 30 40 50 60")]
    [InlineData("4111 1111 1111 1111")]
    public void DatesTimesAndOtherNumbersAreNoPhones(string text) => Assert.Empty(PhoneNumber.FindAll(text));

    [Fact]
    public void EveryNumberIsFoundWhereItStands()
    {
        const string Text = "mine: 050 000 0001, my mother's +44 7700 900123 (after 18:00)";

        var found = PhoneNumber.FindAll(Text);

        Assert.Equal([("+971500000001", "050 000 0001"), ("+447700900123", "+44 7700 900123")], found.Select(f => (f.E164, Text.Substring(f.Start, f.Length))));
    }

    [Fact]
    public void TwoNumbersSideBySideAreTwo() =>
        Assert.Equal(["+971500000001", "+971500000002"], PhoneNumber.FindAll("0500000001 / 0500000002").Select(f => f.E164));

    [Theory]
    [InlineData("+971500000001", "+971 50 000 0001")]
    [InlineData("+97140000000", "+971 4 000 0000")]
    [InlineData("+966500000001", "+966 50 000 0001")]
    [InlineData("+96550000001", "+965 5000 0001")]
    [InlineData("+447700900123", "+44 770 090 0123")]
    [InlineData("+12025550123", "+1 202 555 0123")]
    public void ANumberIsShownInGroups(string e164, string shown)
    {
        Assert.Equal(shown, PhoneNumber.Display(e164));
        Assert.True(PhoneNumber.TryRead(shown, out var back, out _));
        Assert.Equal(e164, back);
    }

    [Fact]
    public void TheLastDigitsAreEnoughToKnowItBy() => Assert.Equal("0001", PhoneNumber.LastDigits("+971500000001"));
}
