using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using MesoBot.Knowledge;
using MesoBot.Text;

namespace MesoBot.Tests.Language;

/// <summary>What staff read in the console, in both languages.</summary>
public class ConsoleStringsTests
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
    public void EveryTextIsUsedAndEveryUseHasAText()
    {
        var sources = string.Concat(Directory.EnumerateFiles(RootFolder.Find().Resolve("src/MesoBot/Staff"), "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal)).Select(File.ReadAllText));

        // Those with an underscore, and months, are put together with a code.
        Assert.All(English.Keys.Where(k => !k.Contains('_', StringComparison.Ordinal) && !k.StartsWith("Month", StringComparison.Ordinal)), key => Assert.Contains($"\"{key}\"", sources, StringComparison.Ordinal));
        Assert.All(Regex.Matches(sources, @"\bC\(""(\w+)""").Select(m => m.Groups[1].Value), key => Assert.Contains(key, English.Keys));
    }

    private static string Values(string text) => string.Join(' ', Regex.Matches(text, @"\{\d+\}").Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    private static Dictionary<string, string> Read(CultureInfo culture) =>
        ConsoleStrings.In(culture).Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);
}
