using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using MesoBot.Booking;
using MesoBot.Text;

namespace MesoBot.Tests.Privacy;

/// <summary>What patients read about what is kept, in both languages.</summary>
public class PrivacyStringsTests
{
    private static readonly Dictionary<string, string> English = Read(CultureInfo.InvariantCulture);
    private static readonly Dictionary<string, string> Arabic = Read(CultureInfo.GetCultureInfo("ar"));

    [Fact]
    public void BothLanguagesHaveTheSameStringsWithTheSameValues()
    {
        Assert.Equal(English.Keys.Order(StringComparer.Ordinal), Arabic.Keys.Order(StringComparer.Ordinal));
        Assert.All(English.Keys, key => Assert.Equal((key, Values(English[key])), (key, Values(Arabic[key]))));
        Assert.All(Arabic, s => Assert.NotEqual("", s.Value));
    }

    [Theory]
    [InlineData(BookingStates.Requested)]
    [InlineData(BookingStates.Proposed)]
    [InlineData(BookingStates.Confirmed)]
    [InlineData(BookingStates.Declined)]
    [InlineData(BookingStates.Arrived)]
    [InlineData(BookingStates.Missed)]
    [InlineData(BookingStates.Cancelled)]
    public void EveryStateOfARequestHasWords(string state) => Assert.True(English.ContainsKey("State" + char.ToUpperInvariant(state[0]) + state[1..]));

    [Theory]
    [InlineData("en", "within about half an hour")]
    [InlineData("ar", "خلال نحو نصف ساعة")]
    public void PatientsAndStaffReadTheSameOfHowLongAnErasureWaits(string language, string words)
    {
        Assert.Contains(words, PrivacyStrings.Get("ForgetLater", language), StringComparison.Ordinal);
        Assert.Contains(words, ConsoleStrings.Get("WishWaits", language), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromMinutes(30), MesoBot.Privacy.LaterErasure.Pause);
    }

    private static string Values(string text) => string.Join(' ', Regex.Matches(text, @"\{\d+\}").Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    private static Dictionary<string, string> Read(CultureInfo culture) =>
        PrivacyStrings.In(culture).Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);
}
