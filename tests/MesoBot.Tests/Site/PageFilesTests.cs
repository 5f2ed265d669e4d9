using System.Text.RegularExpressions;
using MesoBot.Knowledge;
using MesoBot.Site;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.SiteRoom;

/// <summary>What the page files of the real base promise, as the fixed texts do.</summary>
public class PageFilesTests
{
    public static TheoryData<string> Keys => [.. SitePage.All.Where(p => p != SitePage.Home).Select(p => p.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void APageIsInBothLanguagesWithTheSameFactsValuesAndAnchors(string key)
    {
        var (english, arabic) = (Page(key, "en"), Page(key, "ar"));

        Assert.Equal(english.Facts, arabic.Facts);
        Assert.Equal(english.Sections, arabic.Sections);
        Assert.Equal(english.Version, arabic.Version);
        Assert.Equal(ReplyTexts.PlaceholdersIn(english.Body).Order(StringComparer.Ordinal), ReplyTexts.PlaceholdersIn(arabic.Body).Order(StringComparer.Ordinal));
        Assert.Equal(Regex.Count(english.Body, "^- ", RegexOptions.Multiline), Regex.Count(arabic.Body, "^- ", RegexOptions.Multiline));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void APageStandsOnFactsThatMayBeQuotedAndMakesNoForbiddenClaim(string key)
    {
        var knowledge = Some.Knowledge().Base!;

        foreach (var page in new[] { Page(key, "en"), Page(key, "ar") })
        {
            Assert.All(page.Facts, fact => Assert.True(knowledge.Facts.TryGetValue(fact, out var found) && found.Use != FactUse.Internal, fact));
            Assert.Empty(knowledge.Claims.FindIn(page.Body).Select(hit => $"{hit.Found}: {hit.Rule.Reason}"));
            Assert.Contains("{emergency_number}", page.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("998", page.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void PagesAreNoPartOfTheBase() => Assert.DoesNotContain(Some.KnowledgeFiles(), f => f.Name.StartsWith(KnowledgeFolder.Pages, StringComparison.Ordinal));

    private static PageText Page(string key, string language)
    {
        var name = PageText.FileName(key, language);
        return PageText.Read(name, KnowledgeFolder.ReadText(Path.Combine(Some.KnowledgePath, KnowledgeFolder.Pages, name)));
    }
}
