using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using MesoBot.Text;

namespace MesoBot.Tests.Booking;

public class BookingStringsTests
{
    private static readonly Dictionary<string, string> English = Read(CultureInfo.InvariantCulture);
    private static readonly Dictionary<string, string> Arabic = Read(CultureInfo.GetCultureInfo("ar"));

    [Fact]
    public void BothLanguagesHaveTheSameStringsWithTheSameValues()
    {
        Assert.Equal(English.Keys.Order(StringComparer.Ordinal), Arabic.Keys.Order(StringComparer.Ordinal));
        Assert.All(English.Keys, key => Assert.Equal((key, Values(English[key])), (key, Values(Arabic[key]))));
        Assert.All(English.Concat(Arabic), s => Assert.NotEqual("", s.Value));
    }

    [Fact]
    public void NothingIsSaidToBeBookedAndNothingIsPromised() =>
        Assert.All(English.Values, text => Assert.DoesNotMatch(@"\b(?:is booked for|you are booked|your appointment is booked|guarantee\w*|best|perfect)\b", text));

    private static string Values(string text) => string.Join(' ', Regex.Matches(text, @"\{\d+\}").Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    private static Dictionary<string, string> Read(CultureInfo culture) =>
        BookingStrings.In(culture).Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);
}
