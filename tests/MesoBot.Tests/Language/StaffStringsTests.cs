using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using MesoBot.Knowledge;
using MesoBot.Text;

namespace MesoBot.Tests.Language;

/// <summary>The words of the console in both languages.</summary>
public class StaffStringsTests
{
    private static readonly Dictionary<string, string> English = Read(CultureInfo.InvariantCulture);
    private static readonly Dictionary<string, string> Arabic = Read(CultureInfo.GetCultureInfo("ar"));

    [Fact]
    public void BothLanguagesHaveTheSameStringsWithTheSameValues()
    {
        Assert.Equal(English.Keys.Order(StringComparer.Ordinal), Arabic.Keys.Order(StringComparer.Ordinal));
        Assert.All(English.Keys, key => Assert.Equal((key, Values(English[key])), (key, Values(Arabic[key]))));
        Assert.All(English.Concat(Arabic), s => Assert.False(string.IsNullOrWhiteSpace(s.Value), s.Key));
    }

    [Fact]
    public void EveryStringThatAPageNamesExists()
    {
        var sources = Directory.GetFiles(RootFolder.Find().Resolve("src/MesoBot/Staff"), "*.*", SearchOption.AllDirectories).Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal)).Select(File.ReadAllText);
        var named = sources.SelectMany(s => Regex.Matches(s, @"(?:\bT|StaffStrings\.(?:Get|Format))\(""([A-Za-z]+)""\s*[,)]|""((?:SignIn|Team|Account)[A-Z][A-Za-z]+)""(?!\s*\+)").Select(m => m.Groups[1].Value + m.Groups[2].Value)).Distinct(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(named);
        Assert.All(named, key => Assert.True(English.ContainsKey(key), key));
    }

    private static string Values(string text) => string.Join(' ', Regex.Matches(text, @"\{\d+\}").Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    private static Dictionary<string, string> Read(CultureInfo culture) =>
        StaffStrings.In(culture).Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);
}
