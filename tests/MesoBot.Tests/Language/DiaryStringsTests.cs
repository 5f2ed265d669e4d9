using MesoBot.Knowledge;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Language;

/// <summary>What the diary says to patients, in both languages.</summary>
public class DiaryStringsTests
{
    private static readonly ResourceTexts Texts = ResourceTexts.Of("DiaryStrings");

    [Fact]
    public void EveryTextIsUsed()
    {
        var sources = string.Concat(Directory.GetFiles(RootFolder.Find().Resolve("src/MesoBot/Booking"), "*.cs").Select(File.ReadAllText));

        Assert.All(Texts.English.Keys, key => Assert.Contains($"\"{key}\"", sources, StringComparison.Ordinal));
    }

    [Fact]
    public void NothingNamesATreatment() => Assert.All(Texts.English.Values.Concat(Texts.Arabic.Values), text => Assert.DoesNotMatch("(?i)meso|treatment|inject|ميزو|علاج|حقن", text));
}
