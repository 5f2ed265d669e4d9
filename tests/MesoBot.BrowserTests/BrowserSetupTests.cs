using MesoBot.BrowserTests.Support;
using MesoBot.Tests.Support;
using Microsoft.Playwright;
using Xunit.Sdk;

namespace MesoBot.BrowserTests;

/// <summary>The browser tests' own tools: a check that can find nothing would pass for ever.</summary>
public sealed class BrowserSetupTests(Browser browser) : PageTest(browser)
{
    [Fact]
    public async Task AGoodPageIsAccessible()
    {
        var page = await ShowAsync("<main><h1>Welcome</h1><button>Ask</button></main>");

        await PageAssert.IsAccessibleAsync(page, bestPractice: true);
    }

    [Fact]
    public async Task ABadPageIsNamedWithItsElements()
    {
        var page = await ShowAsync("<main><h1>Welcome</h1><input id='name'></main>");

        var failure = await Assert.ThrowsAsync<FailException>(() => PageAssert.IsAccessibleAsync(page));

        Assert.Contains("label", failure.Message, StringComparison.Ordinal);
        Assert.Contains("#name", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APageThatIsTooWideIsFound()
    {
        var page = await ShowAsync("<div style='width:500px'>wide</div>", new BrowserNewContextOptions { ViewportSize = Phone });

        await Assert.ThrowsAsync<TrueException>(() => PageAssert.FitsItsWidthAsync(page));
    }

    [Fact]
    public async Task ErrorsOfPagesAreSeen()
    {
        var page = await ShowAsync("<script>console.error('first'); setTimeout(() => { throw new Error('second'); });</script>");

        await page.WaitForTimeoutAsync(200);

        Assert.Equal(2, PageErrors.Count);
    }

    /// <summary>Without a font for it, Arabic is drawn as boxes, and pictures of pages prove nothing.</summary>
    [Fact]
    public async Task ArabicLettersHaveAFont()
    {
        var page = await ShowAsync("<p id='seen'>سسس</p><p id='ayn'>ععع</p><style>p { font: 40px sans-serif; width: 200px }</style>");

        var seen = await DrawnAsync(page, "#seen");
        var ayn = await DrawnAsync(page, "#ayn");

        Assert.False(seen.AsSpan().SequenceEqual(ayn), "Arabic letters all look alike. Install a font that has them (on Debian: apt-get install fonts-dejavu-core).");
    }

    [Fact]
    public async Task TheMicrosoftWebChatScriptLoads()
    {
        var page = await ShowAsync("<main></main>");

        await page.AddScriptTagAsync(new PageAddScriptTagOptions { Path = await NodeModules.FileAsync("botframework-webchat", "dist", "webchat.js") });

        Assert.Equal("function", await page.EvaluateAsync<string>("() => typeof window.WebChat.renderWebChat"));
    }

    private async Task<IPage> ShowAsync(string body, BrowserNewContextOptions? options = null)
    {
        var page = await NewPageAsync(options);
        await page.SetContentAsync($"<!doctype html><html lang=\"en\"><head><meta name=\"viewport\" content=\"width=device-width\"><title>Page</title></head><body>{body}</body></html>");
        return page;
    }

    private static Task<byte[]> DrawnAsync(IPage page, string selector) => page.Locator(selector).ScreenshotAsync();
}
