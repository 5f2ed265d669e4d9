using System.Text.RegularExpressions;
using MesoBot.Knowledge;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Language;

/// <summary>The interface strings in both languages.</summary>
public class StringsTests
{
    private static readonly ResourceTexts Texts = ResourceTexts.Of("Strings");

    [Fact]
    public void EveryStringThatTheCodeNamesExists()
    {
        var sources = Directory.GetFiles(RootFolder.Find().Resolve("src/MesoBot"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);
        var named = sources.SelectMany(s => Regex.Matches(s, "(?<![A-Za-z])Strings\\.(?:Get|Format)\\(\"([A-Za-z]+)\",").Select(m => m.Groups[1].Value)).Distinct().ToList();

        Assert.NotEmpty(named);
        Assert.All(named, key => Assert.True(Texts.English.ContainsKey(key), key));
    }

    [Fact]
    public void EveryDayAndEveryGradeOfEvidenceHasAName()
    {
        Assert.All(Enum.GetNames<DayOfWeek>(), day => Assert.True(Texts.English.ContainsKey("Day" + day), day));
        Assert.All(Enum.GetNames<EvidenceGrade>(), grade => Assert.True(Texts.English.ContainsKey("Grade" + grade), grade));
    }
}
