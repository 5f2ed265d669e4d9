using System.Text.RegularExpressions;
using MesoBot.Knowledge;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Language;

/// <summary>What staff read in the console, in both languages.</summary>
public class ConsoleStringsTests
{
    private static readonly ResourceTexts Texts = ResourceTexts.Of("ConsoleStrings");

    [Fact]
    public void EveryTextIsUsedAndEveryUseHasAText()
    {
        var sources = string.Concat(Directory.EnumerateFiles(RootFolder.Find().Resolve("src/MesoBot/Staff"), "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal)).Select(File.ReadAllText));

        // Those with an underscore, and months, are put together with a code.
        Assert.All(Texts.English.Keys.Where(k => !k.Contains('_', StringComparison.Ordinal) && !k.StartsWith("Month", StringComparison.Ordinal)), key => Assert.Contains($"\"{key}\"", sources, StringComparison.Ordinal));
        Assert.All(Regex.Matches(sources, @"\bC\(""(\w+)""").Select(m => m.Groups[1].Value), key => Assert.Contains(key, Texts.English.Keys));
    }
}
