using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using MesoBot.Knowledge;
using MesoBot.Text;

namespace MesoBot.Tests.Language;

/// <summary>What the diary says to patients, in both languages.</summary>
public class DiaryStringsTests
{
    private static readonly Dictionary<string, string> English = Read(CultureInfo.InvariantCulture);
    private static readonly Dictionary<string, string> Arabic = Read(CultureInfo.GetCultureInfo("ar"));

    [Fact]
    public void BothLanguagesSayTheSameThings()
    {
        Assert.NotEmpty(English);
        Assert.Equal(English.Keys.Order(StringComparer.Ordinal), Arabic.Keys.Order(StringComparer.Ordinal));
        Assert.All(English.Keys, key => Assert.Equal((key, Values(English[key])), (key, Values(Arabic[key]))));
    }

    [Fact]
    public void EveryTextIsUsed()
    {
        var sources = string.Concat(Directory.GetFiles(RootFolder.Find().Resolve("src/MesoBot/Booking"), "*.cs").Select(File.ReadAllText));

        Assert.All(English.Keys, key => Assert.Contains($"\"{key}\"", sources, StringComparison.Ordinal));
    }

    [Fact]
    public void NothingNamesATreatment() => Assert.All(English.Values.Concat(Arabic.Values), text => Assert.DoesNotMatch("(?i)meso|treatment|inject|ميزو|علاج|حقن", text));

    private static string Values(string text) => string.Join(' ', Regex.Matches(text, @"\{\d+\}").Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    private static Dictionary<string, string> Read(CultureInfo culture) =>
        DiaryStrings.In(culture).Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);
}
