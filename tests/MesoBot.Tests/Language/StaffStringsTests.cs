using System.Text.RegularExpressions;
using MesoBot.Knowledge;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Language;

/// <summary>The words of the console in both languages.</summary>
public class StaffStringsTests
{
    private static readonly ResourceTexts Texts = ResourceTexts.Of("StaffStrings");

    [Fact]
    public void EveryStringThatAPageNamesExists()
    {
        var named = Named("*.razor", @"\bT\(""([A-Za-z]+)""\s*[,)]")
            .Concat(Named("*.cs", @"StaffStrings\.(?:Get|Format)\(""([A-Za-z]+)""\s*,|""((?:SignIn|Team|Account)[A-Z][A-Za-z]+)""(?!\s*\+)")).Distinct(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(named);
        Assert.All(named, key => Assert.True(Texts.English.ContainsKey(key), key));
    }

    private static IEnumerable<string> Named(string files, string pattern) => Directory.GetFiles(RootFolder.Find().Resolve("src/MesoBot/Staff"), files, SearchOption.AllDirectories)
        .SelectMany(file => Regex.Matches(File.ReadAllText(file), pattern)).Select(m => m.Groups[1].Value + m.Groups[2].Value);
}
