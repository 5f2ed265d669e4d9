using System.Text.Json;
using MesoBot.Booking;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Booking;

public class BookingFormJsonTests
{
    [Fact]
    public void AFormIsKeptWhole()
    {
        var form = SomeBooking.Complete() with
        {
            Times = [new PreferredTime(new DateOnly(2026, 11, 25), new TimeOnly(16, 0), DayParts.After) { Until = new TimeOnly(18, 0) }, new PreferredTime(null, null)],
            Consent = new ConsentGiven("booking", "words", "en", TestTimes.Wednesday),
            Screening = new Dictionary<string, string>(StringComparer.Ordinal) { ["allergy"] = "latex" },
            ReplacesOther = true,
            WantsFemaleDoctor = false,
        };
        var json = JsonSerializer.Serialize(form, BookingFormJson.Default.BookingForm);
        var read = JsonSerializer.Deserialize(json, BookingFormJson.Default.BookingForm)!;
        Assert.Equal(form.Times, read.Times);
        Assert.Equal(form.Screening, read.Screening);
        Assert.Equal(form with { Times = read.Times, Screening = read.Screening }, read);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"Name":"[erased]"}""")]
    public void AFormThatLacksListsReadsAsOneWithEmptyOnes(string kept)
    {
        var form = new SealedForms(SomeRooms.Seal).Open(SomeRooms.Seal.Seal(kept))!;

        Assert.Empty(form.Times);
        Assert.Empty(form.Screening);
    }
}
