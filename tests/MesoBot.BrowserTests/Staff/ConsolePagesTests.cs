using MesoBot.BrowserTests.Support;
using MesoBot.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MesoBot.BrowserTests.Staff;

/// <summary>Queue, conversation and requests in a browser, filled with invented patients.</summary>
public sealed class ConsolePagesTests(Browser browser) : PageTest(browser)
{
    [Fact]
    public async Task EveryPageIsAccessibleAndFitsAndRenewsItself()
    {
        using var data = new TempFolder();
        var settings = new Dictionary<string, string> { ["Data__Path"] = data.Path, ["Staff__SignInsPerMinute"] = "1000" };
        var seeded = await Command.RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "mesobot.dll"), "demo", "seed", "--conversations", "24"], TimeSpan.FromMinutes(3),
            new Dictionary<string, string> { ["Data__Path"] = data.Path, ["Knowledge__ServeUnreviewed"] = "true" }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(seeded.ExitCode == 0, seeded.Output);
        await using var server = await MesoBotServer.StartAsync(settings);

        foreach (var (locale, width, role) in ((string, int, string)[])[("en-GB", 1280, "clinician"), ("ar-AE", 390, "clinician"), ("en-GB", 390, "reception"), ("ar-AE", 1280, "administrator")])
            await LookAsync(server, locale, width, role);
        Assert.Empty(PageErrors);
        await StopAndKillAsync(server);
    }

    /// <summary>Browsers write down themselves that a server was not there; a stream is cut by a kill alone.</summary>
    private async Task StopAndKillAsync(MesoBotServer server)
    {
        var page = Pages[^1];
        await server.RestartAsync();
        await page.ReloadAsync();
        await Expect(page.Locator("#reply")).ToHaveValueAsync("words that were begun");
        Assert.All(PageErrors, error => Assert.Contains("net::ERR_CONNECTION_REFUSED", error, StringComparison.Ordinal));
        await server.RestartAsync(kill: true);
        await page.ReloadAsync();
        await Expect(page.Locator("#reply")).ToHaveValueAsync("words that were begun");
        Assert.All(PageErrors, error => Assert.Matches("net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING)", error));
    }

    private async Task LookAsync(MesoBotServer server, string locale, int width, string role)
    {
        var page = await NewPageAsync(new BrowserNewContextOptions { Locale = locale, ViewportSize = new ViewportSize { Width = width, Height = 900 } });
        await new StaffPage(page, server).JoinAsync($"Sample {locale} {width}", role);
        await page.GotoAsync(server.Address + "staff");
        await Expect(page.Locator("[data-count=waiting]")).ToBeVisibleAsync();
        await Expect(page.Locator("article.alert").First).ToBeVisibleAsync();
        await IsGoodAsync(page);
        foreach (var path in (string[])["staff?tab=all", "staff?tab=mine", "staff/requests", "staff/requests?state=confirmed", "staff/leave"])
        {
            await page.GotoAsync(server.Address + path);
            await IsGoodAsync(page);
        }
        await page.GotoAsync(server.Address + "staff");
        await page.Locator("li.row form button").Last.ClickAsync();
        await Expect(page.Locator("#reply")).ToBeVisibleAsync();
        foreach (var details in await page.Locator("details.why").AllAsync()) await details.Locator("summary").ClickAsync();
        await IsGoodAsync(page);
        await TalkAsync(page);
        await PrivacyAsync(page, server);
    }

    /// <summary>A reply to the wrong person: corrected, and on the list of incidents.</summary>
    private static async Task PrivacyAsync(IPage page, MesoBotServer server)
    {
        var (talk, marked) = (page.Url, await page.Locator("p.flag").CountAsync());
        await page.Locator("details.wrong summary").Last.ClickAsync();
        await IsGoodAsync(page);
        await page.Locator("details.wrong[open] button").ClickAsync();
        await Expect(page.Locator("p.flag")).ToHaveCountAsync(marked + 1);
        await page.GotoAsync(server.Address + "staff/privacy");
        await Expect(page.Locator("article.request").First).ToBeVisibleAsync();
        await Expect(page.Locator("[data-count=privacy]")).ToBeVisibleAsync();
        foreach (var details in await page.Locator("article.request details").AllAsync()) await details.Locator("summary").ClickAsync();
        await IsGoodAsync(page);
        await page.GotoAsync(talk);
        await Expect(page.Locator("#reply")).ToHaveValueAsync("words that were begun");
    }

    /// <summary>A reply with its seconds; words that were begun survive the renewal that follows.</summary>
    private static async Task TalkAsync(IPage page)
    {
        await page.Locator("#reply").FillAsync("Hello, this is the clinic.");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#pending .pending")).ToBeVisibleAsync();
        await IsGoodAsync(page);
        await page.Locator("#reply").FillAsync("words that were begun");
        await Expect(page.Locator("#transcript")).ToContainTextAsync("Hello, this is the clinic.", new LocatorAssertionsToContainTextOptions { Timeout = 20_000 });
        await Expect(page.Locator("#reply")).ToHaveValueAsync("words that were begun");
        await Expect(page.Locator("#reply")).ToBeFocusedAsync();
    }

    private static async Task IsGoodAsync(IPage page)
    {
        await PageAssert.IsAccessibleAsync(page, bestPractice: true);
        await PageAssert.FitsItsWidthAsync(page);
    }
}
