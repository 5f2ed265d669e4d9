using MesoBot.Tests.Support;

namespace MesoBot.Tests.Clinic;

/// <summary>The sample clinic with one setting changed, read as at a start of the program.</summary>
public class ClinicOptionsValidatorTests
{
    [Fact]
    public void TheSampleClinicIsValid() => Assert.Equal("", SomeClinic.StartErrors());

    [Theory]
    [InlineData("Clinic:Name:En", "")]
    [InlineData("Clinic:Name:En", "  ")]
    [InlineData("Clinic:Phone", "")]
    [InlineData("Clinic:Phone", "call us")]
    [InlineData("Clinic:Phone", "12")]
    [InlineData("Clinic:OnCallPhone", "night desk")]
    [InlineData("Clinic:WhatsApp", "our page")]
    [InlineData("Clinic:EmergencyNumber", "")]
    [InlineData("Clinic:EmergencyNumber", "abc")]
    [InlineData("Clinic:EmergencyNumber", "99")]
    [InlineData("Clinic:EmergencyNumber", "1234567")]
    [InlineData("Clinic:EmergencyNumber", "998 or 999")]
    [InlineData("Clinic:EmergencyNumber", "998\n")]
    [InlineData("Clinic:EmergencyNumber", "٩٩٨")] // a telephone dials only 0 to 9, and not everyone reads these
    [InlineData("Clinic:TimeZone", "Dubai")]
    [InlineData("Clinic:TimeZone", "")]
    [InlineData("Clinic:Hours:Monday", "10 to 8")]
    [InlineData("Clinic:Hours:Monday", "20:00-10:00")]
    [InlineData("Clinic:Hours:Monday", "")]
    [InlineData("Clinic:Hours:Funday", "10:00-20:00")]
    [InlineData("Clinic:Hours:Mon", "10:00-20:00")]
    [InlineData("Clinic:Hours:Monday,Tuesday", "10:00-20:00")] // would be read as one day, and as the wrong one
    [InlineData("Clinic:Hours:3", "10:00-20:00")]
    [InlineData("Clinic:Hours:42", "10:00-20:00")]
    [InlineData("Clinic:Branches:0:MapLink", "http://maps.example")]
    [InlineData("Clinic:Branches:0:MapLink", "javascript:alert(1)")]
    public void AFactThatCannotBeMeantStopsTheStartAndIsNamed(string key, string value)
    {
        var errors = SomeClinic.StartErrors((key, value));

        Assert.Contains(key, errors, StringComparison.Ordinal);
        Assert.EndsWith(".", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Clinic:Holidays:0", "tomorrow")]
    [InlineData("Clinic:Holidays:1", "2026-13-40")]
    [InlineData("Clinic:PriceSheet:ValidUntil", "soon")]
    [InlineData("Clinic:PriceSheet:IncludesVat", "perhaps")]
    [InlineData("Clinic:Staff:0:IsFemaleDoctor", "maybe")]
    public void AValueOfTheWrongKindStopsTheStartAndIsNamed(string key, string value) => Assert.Contains(key, SomeClinic.StartErrors((key, value)), StringComparison.Ordinal);

    [Theory]
    [InlineData("300", "200")]
    [InlineData("-1", "200")]
    [InlineData("cheap", "200")]
    [InlineData("100", "a lot")]
    public void APriceIsARangeFromLowToHigh(string from, string to)
    {
        var errors = SomeClinic.StartErrors(
            ("Clinic:PriceSheet:Prices:0:Item:En", "Consultation"), ("Clinic:PriceSheet:Prices:0:From", from), ("Clinic:PriceSheet:Prices:0:To", to));

        Assert.Contains("Clinic:PriceSheet:Prices:0", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Clinic:Name")]
    [InlineData("Clinic:Phone")]
    [InlineData("Clinic:EmergencyNumber")]
    [InlineData("Clinic:TimeZone")]
    public void WhatMustBeSetAndIsNullIsNamed(string key) => Assert.Contains(key, SomeClinic.StartErrors((key, null), (key + ":En", null)), StringComparison.Ordinal);

    [Theory]
    [InlineData("Clinic:OnCallPhone")]
    [InlineData("Clinic:WhatsApp")]
    [InlineData("Clinic:Email")]
    [InlineData("Clinic:Parking")]
    [InlineData("Clinic:Hours:Friday")] // the plainest way to write: closed
    [InlineData("Clinic:PriceSheet")]
    [InlineData("Clinic:LicenceNumber")]
    public void WhatMayBeLeftOutMayBeNull(string key) => Assert.Equal("", SomeClinic.StartErrors((key, null)));

    [Theory]
    [InlineData("Clinic:OnCallPhone", "")]
    [InlineData("Clinic:WhatsApp", "")]
    [InlineData("Clinic:EmergencyNumber", "112")]
    [InlineData("Clinic:Phone", "800 6376")]
    [InlineData("Clinic:Phone", "(04) 000-0000")]
    [InlineData("Clinic:Hours:friday", "14:00-18:00")]
    [InlineData("Clinic:TimeZone", "Asia/Riyadh")]
    [InlineData("Clinic:PriceSheet:ValidUntil", "2027-05-31")]
    [InlineData("Clinic:Branches:0:MapLink", "")]
    public void AFactThatCanBeMeantIsTaken(string key, string value) => Assert.Equal("", SomeClinic.StartErrors((key, value)));

    [Fact]
    public void EveryMistakeIsNamedAtOnce()
    {
        var errors = SomeClinic.StartErrors(("Clinic:Phone", "x"), ("Clinic:EmergencyNumber", "y"), ("Clinic:Hours:Monday", "z"));

        Assert.Contains("Clinic:Phone", errors, StringComparison.Ordinal);
        Assert.Contains("Clinic:EmergencyNumber", errors, StringComparison.Ordinal);
        Assert.Contains("Clinic:Hours:Monday", errors, StringComparison.Ordinal);
    }
}
