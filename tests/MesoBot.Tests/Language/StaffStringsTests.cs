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
        var named = Named("*.razor", @"\bT\(""([A-Za-z]+)""\s*[,)]")
            .Concat(Named("*.cs", @"StaffStrings\.(?:Get|Format)\(""([A-Za-z]+)""\s*,|""((?:SignIn|Team|Account)[A-Z][A-Za-z]+)""(?!\s*\+)")).Distinct(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(named);
        Assert.All(named, key => Assert.True(English.ContainsKey(key), key));
    }

    private static IEnumerable<string> Named(string files, string pattern) => Directory.GetFiles(RootFolder.Find().Resolve("src/MesoBot/Staff"), files, SearchOption.AllDirectories)
        .SelectMany(file => Regex.Matches(File.ReadAllText(file), pattern)).Select(m => m.Groups[1].Value + m.Groups[2].Value);

    private static string Values(string text) => string.Join(' ', Regex.Matches(text, @"\{\d+\}").Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    private static Dictionary<string, string> Read(CultureInfo culture) =>
        StaffStrings.In(culture).Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);
}
