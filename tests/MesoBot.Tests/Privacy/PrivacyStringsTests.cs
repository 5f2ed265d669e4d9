using MesoBot.Booking;
using MesoBot.Tests.Support;
using MesoBot.Text;

namespace MesoBot.Tests.Privacy;

/// <summary>What patients read about what is kept, in both languages.</summary>
public class PrivacyStringsTests
{
    private static readonly ResourceTexts Texts = ResourceTexts.Of("PrivacyStrings");

    [Theory]
    [InlineData(BookingStates.Requested)]
    [InlineData(BookingStates.Proposed)]
    [InlineData(BookingStates.Confirmed)]
    [InlineData(BookingStates.Declined)]
    [InlineData(BookingStates.Arrived)]
    [InlineData(BookingStates.Missed)]
    [InlineData(BookingStates.Cancelled)]
    public void EveryStateOfARequestHasWords(string state) => Assert.True(Texts.English.ContainsKey("State" + char.ToUpperInvariant(state[0]) + state[1..]));

    [Theory]
    [InlineData("en", "within about half an hour")]
    [InlineData("ar", "خلال نحو نصف ساعة")]
    public void PatientsAndStaffReadTheSameOfHowLongAnErasureWaits(string language, string words)
    {
        Assert.Contains(words, PrivacyStrings.Get("ForgetLater", language), StringComparison.Ordinal);
        Assert.Contains(words, ConsoleStrings.Get("WishWaits", language), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromMinutes(30), MesoBot.Privacy.LaterErasure.Pause);
    }
}
