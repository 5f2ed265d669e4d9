using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using MesoBot.Knowledge;
using MesoBot.Text;

namespace MesoBot.Tests.Language;

/// <summary>The interface strings in both languages.</summary>
public class StringsTests
{
    private static readonly Dictionary<string, string> English = Read(CultureInfo.InvariantCulture);
    private static readonly Dictionary<string, string> Arabic = Read(CultureInfo.GetCultureInfo("ar"));

    [Fact]
    public void BothLanguagesHaveTheSameStrings()
    {
        Assert.NotEmpty(English);
        Assert.Equal(English.Keys.Order(StringComparer.Ordinal), Arabic.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void AStringTakesTheSameValuesInBothLanguages() =>
        Assert.All(English.Keys, key => Assert.Equal((key, Values(English[key])), (key, Values(Arabic[key]))));

    [Fact]
    public void NoStringIsEmpty()
    {
        Assert.All(English, s => Assert.NotEqual("", s.Value));
        Assert.All(Arabic, s => Assert.NotEqual("", s.Value));
    }

    [Fact]
    public void EveryStringThatTheCodeNamesExists()
    {
        var sources = Directory.GetFiles(RootFolder.Find().Resolve("src/MesoBot"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);
        var named = sources.SelectMany(s => Regex.Matches(s, "(?<![A-Za-z])Strings\\.(?:Get|Format)\\(\"([A-Za-z]+)\",").Select(m => m.Groups[1].Value)).Distinct().ToList();

        Assert.NotEmpty(named);
        Assert.All(named, key => Assert.True(English.ContainsKey(key), key));
    }

    [Fact]
    public void EveryDayAndEveryGradeOfEvidenceHasAName()
    {
        Assert.All(Enum.GetNames<DayOfWeek>(), day => Assert.True(English.ContainsKey("Day" + day), day));
        Assert.All(Enum.GetNames<EvidenceGrade>(), grade => Assert.True(English.ContainsKey("Grade" + grade), grade));
    }

    [Theory]
    [InlineData("en", "Monday")]
    [InlineData("ar", "الاثنين")]
    [InlineData("ru", "Monday")]
    public void AStringIsReadInItsLanguageElseInEnglish(string language, string text) => Assert.Equal(text, Strings.Get("DayMonday", language));

    [Fact]
    public void AStringThatDoesNotExistIsNamed() =>
        Assert.Contains("NoSuchString", Assert.Throws<KeyNotFoundException>(() => Strings.Get("NoSuchString", "en")).Message, StringComparison.Ordinal);

    private static string Values(string text) => string.Join(' ', Regex.Matches(text, @"\{\d+\}").Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    private static Dictionary<string, string> Read(CultureInfo culture) =>
        Strings.In(culture).Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);
}
