using System.Text;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.SiteRoom;

/// <summary>Page files that change while the server runs, and those that are broken.</summary>
public class PageTextsTests
{
    private const string Good = "---\nkey: privacy\ntitle: Our own note\nversion: 2026-12-01\nfacts: []\nsections: [why]\nreview:\n  status: pending\n---\nOur first words. Call {clinic_phone}.\n\n## Why\n\nBecause.\n";

    private static readonly string BuiltInWords = "Your messages are kept so that staff can review them";

    public static TheoryData<string, string> Broken => new()
    {
        { "no front matter", "Only text." },
        { "no version", Good.Replace("version: 2026-12-01\n", "", StringComparison.Ordinal) },
        { "an odd version", Good.Replace("2026-12-01", "yesterday", StringComparison.Ordinal) },
        { "no review", Good.Replace("review:\n  status: pending\n", "", StringComparison.Ordinal) },
        { "another key", Good.Replace("key: privacy", "key: disclaimer", StringComparison.Ordinal) },
        { "a heading without an anchor", Good + "\n## How\n\nThus.\n" },
        { "an anchor that is none", Good.Replace("[why]", "['a b']", StringComparison.Ordinal) },
        { "an unknown value", Good.Replace("{clinic_phone}", "{clinic_fax}", StringComparison.Ordinal) },
        { "an odd brace", Good.Replace("Because", "{Because", StringComparison.Ordinal) },
        { "no text", Good[..Good.IndexOf("Our first", StringComparison.Ordinal)].Replace("[why]", "[]", StringComparison.Ordinal) },
        { "broken YAML", Good.Replace("facts: []", "facts: [", StringComparison.Ordinal) },
        { "a value in a heading", Good.Replace("## Why", "## Call {clinic_phone}", StringComparison.Ordinal) },
        { "lists in lists without end", Good + string.Concat(Enumerable.Repeat("> - ", 2000)) },
        { "nothing at all", "" },
    };

    [Fact]
    public async Task AnEditedPageIsShownAtOnce()
    {
        using var folder = new TempFolder();
        await using var site = await TestSite.StartAsync(knowledge: folder.Path);
        Assert.Contains(BuiltInWords, await site.TextAsync("/privacy"), StringComparison.Ordinal);

        Write(folder, Good);

        var html = await site.TextAsync("/privacy");
        Assert.Contains("<h1>Our own note</h1>", html, StringComparison.Ordinal);
        Assert.Contains("<h2 id=\"why\">Why</h2>", html, StringComparison.Ordinal);
        Assert.Contains("href=\"tel:+97140000000\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task ABrokenPageFileFallsBackToTheBuiltInText(string what, string text)
    {
        using var folder = new TempFolder();
        Write(folder, text);
        await using var site = await TestSite.StartAsync(knowledge: folder.Path);

        Assert.True((await site.TextAsync("/privacy")).Contains(BuiltInWords, StringComparison.Ordinal), what);
    }

    [Fact]
    public async Task APageFileThatIsNotUtf8FallsBackToTheBuiltInText()
    {
        using var folder = new TempFolder();
        Write(folder, "");
        await File.WriteAllBytesAsync(FileIn(folder), Encoding.Latin1.GetBytes(Good.Replace("Because", "Voilà", StringComparison.Ordinal)), TestContext.Current.CancellationToken);
        await using var site = await TestSite.StartAsync(knowledge: folder.Path);

        Assert.Contains(BuiltInWords, await site.TextAsync("/privacy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task APageThatIsSavedBrokenLaterStaysAsItWas()
    {
        using var folder = new TempFolder();
        Write(folder, Good);
        await using var site = await TestSite.StartAsync(knowledge: folder.Path);
        Assert.Contains("Our first words", await site.TextAsync("/privacy"), StringComparison.Ordinal);

        Write(folder, "Only text.");

        Assert.Contains("Our first words", await site.TextAsync("/privacy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TagsInAPageFileAreShownAndNotObeyed()
    {
        using var folder = new TempFolder();
        Write(folder, Good.Replace("Because", "<script>alert(1)</script>", StringComparison.Ordinal));
        await using var site = await TestSite.StartAsync(knowledge: folder.Path);

        var html = await site.TextAsync("/privacy");

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-05-31", "reviewed 1 December 2026 by Dr Reviewer")]
    [InlineData("2026-11-01", "not yet reviewed by a clinician")]
    public async Task AReviewIsToldWhileItHolds(string due, string told)
    {
        using var folder = new TempFolder();
        Write(folder, Good.Replace("status: pending", $"status: approved\n  by: Dr Reviewer\n  on: 2026-12-01\n  due: {due}", StringComparison.Ordinal));
        await using var site = await TestSite.StartAsync(knowledge: folder.Path);

        Assert.Contains(told, await site.TextAsync("/privacy"), StringComparison.Ordinal);
    }

    private static void Write(TempFolder folder, string text)
    {
        Directory.CreateDirectory(folder.Sub("pages"));
        File.WriteAllText(FileIn(folder), text);
    }

    private static string FileIn(TempFolder folder) => Path.Combine(folder.Sub("pages"), "privacy.md");
}
