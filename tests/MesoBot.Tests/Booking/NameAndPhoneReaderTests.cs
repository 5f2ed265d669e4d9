using MesoBot.Booking;

namespace MesoBot.Tests.Booking;

public class NameAndPhoneReaderTests
{
    [Theory]
    [InlineData("Sara Test", "Sara Test")]
    [InlineData("sara", "sara")]
    [InlineData("Sara Test 0500000001", "Sara Test")]
    [InlineData("my name is Sara and my number is 0500000001", "Sara")]
    [InlineData("it's Omar Ali", "Omar Ali")]
    [InlineData("Ana Maria Santos", "Ana Maria Santos")]
    [InlineData("Fatima Al Mansoori", "Fatima Al Mansoori")]
    [InlineData("Jane O'Neil-Smith", "Jane O'Neil-Smith")]
    [InlineData("سارة محمد", "سارة محمد")]
    [InlineData("اسمي مريم علي ورقمي ٠٥٠٠٠٠٠٠٠١", "مريم علي")]
    [InlineData("انا نورة", "نورة")]
    [InlineData("esmi Noura", "Noura")]
    [InlineData("my name is Sarah not Sara", "Sarah")]
    [InlineData("<script>alert(1)</script>", "script alert")]
    [InlineData("my name is Bob\u202E\u0000evil", "Bob evil")]
    public void ANameThatWasAskedForIsRead(string text, string expected)
    {
        var said = new Said(text);
        PhoneReader.Read(said, known: null, isAsked: false);
        var names = NameReader.Read(said, isAsked: true);
        Assert.Equal(expected, names.Own ?? names.Bare);
    }

    [Theory]
    [InlineData("does it hurt")]
    [InlineData("how much is it?")]
    [InlineData("yes")]
    [InlineData("I take aspirin can I do it")]
    [InlineData("كم السعر")]
    [InlineData("i'm pregnant")]
    [InlineData("cancel")]
    [InlineData("0500000001")]
    public void WhatIsNoNameIsNotTakenForOne(string text)
    {
        var said = new Said(text);
        PhoneReader.Read(said, known: null, isAsked: false);
        Assert.False(NameReader.Read(said, isAsked: true).IsAnything);
    }

    [Fact]
    public void ANameIsCutToASaneLength()
    {
        var names = NameReader.Read(new Said("my name is " + new string('x', 900)), isAsked: true);
        Assert.True(names.Own is null || names.Own.Length <= NameReader.MaxLength);
    }

    [Theory]
    [InlineData("the number ends with 3 not 2", "+971500000003")]
    [InlineData("last digit is 5", "+971500000005")]
    [InlineData("sorry, the last two digits are 55", "+971500000055")]
    [InlineData("غلطت، آخرها ٥", "+971500000005")]
    [InlineData("akherha 8", "+971500000008")]
    [InlineData("last digit is seven", "+971500000007")]
    [InlineData("it's 0551234567", "+971551234567")]
    [InlineData("050 000 0009, no wait, 050 000 0008", "+971500000008")]
    public void TheEndOfTheNumberIsCorrected(string text, string expected) => Assert.Equal(expected, PhoneReader.Read(new Said(text), "+971500000002", isAsked: false).E164);

    [Theory]
    [InlineData("Sunday at 11", true)]
    [InlineData("my name is Sara", true)]
    [InlineData("24/11/2026 16:30", true)]
    public void OtherDigitsAreNoNumber(string text, bool isAsked) => Assert.False(PhoneReader.Read(new Said(text), "+971500000002", isAsked).IsAnything);
}
