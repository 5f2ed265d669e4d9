using MesoBot.BrowserTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MesoBot.BrowserTests;

/// <summary>Everybody can read it and use it: WCAG 2.2 A and AA as far as a program can judge, keyboard, narrow and enlarged.</summary>
public sealed class ChatAccessibilityTests(Browser browser, ChatServer server) : PageTest(browser), IClassFixture<ChatServer>
{
    [Theory]
    [InlineData("/", ColorScheme.Light)]
    [InlineData("/", ColorScheme.Dark)]
    [InlineData("/ar", ColorScheme.Light)]
    [InlineData("/ar", ColorScheme.Dark)]
    public async Task EveryStateOfTheChatIsAccessible(string path, ColorScheme colors)
    {
        var chat = await ShowAsync(path, new BrowserNewContextOptions { ColorScheme = colors, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new ViewportSize { Width = 1280, Height = 800 } });
        await PageAssert.IsAccessibleAsync(chat.Page);

        await chat.OpenAsync();
        await Expect(chat.Panel).ToBeVisibleAsync();
        await PageAssert.IsAccessibleAsync(chat.Page);

        await chat.AskAsync("does it hurt?");
        await chat.LastReply.Locator("details.sources summary").ClickAsync();
        await PageAssert.IsAccessibleAsync(chat.Page);

        await chat.AskAsync("i cant breathe");
        await Expect(chat.Emergency.First).ToBeVisibleAsync();
        await PageAssert.IsAccessibleAsync(chat.Page);

        await chat.Menu.ClickAsync();
        await PageAssert.IsAccessibleAsync(chat.Page);
    }

    [Theory]
    [InlineData("/privacy")]
    [InlineData("/ar/privacy")]
    [InlineData("/disclaimer")]
    [InlineData("/ar/disclaimer")]
    public async Task ThePagesAreAccessibleAndNarrow(string path)
    {
        var chat = await ShowAsync(path, new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 320, Height = 640 } });

        await PageAssert.IsAccessibleAsync(chat.Page);
        await PageAssert.FitsItsWidthAsync(chat.Page);
    }

    /// <summary>WCAG 1.4.10 asks for 320 px, 1.4.4 for twice the text (which zooming gives half the width).</summary>
    [Theory]
    [InlineData("/", 320, "100%")]
    [InlineData("/ar", 320, "100%")]
    [InlineData("/", 640, "200%")]
    [InlineData("/ar", 640, "200%")]
    public async Task NarrowAndEnlargedNothingIsCutOff(string path, int width, string text)
    {
        var chat = await ShowAsync(path, new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 640 } });
        await chat.Page.EvaluateAsync("size => document.documentElement.style.fontSize = size", text);
        await chat.OpenAsync();
        await chat.AskAsync("i cant breathe");

        await PageAssert.FitsItsWidthAsync(chat.Page);
        Assert.Equal(0, await chat.Log.EvaluateAsync<int>("e => Math.max(0, e.scrollWidth - e.clientWidth)"));
        var input = await chat.Input.BoundingBoxAsync();
        Assert.True(input is { Height: > 24 } && input.Y + input.Height <= 640, "The box to write in is not in the window.");
    }

    [Fact]
    public async Task TheChatIsUsedByKeyboardAlone()
    {
        var chat = await ShowAsync("/", new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 800 } });
        await chat.Launcher.FocusAsync();
        await chat.Page.Keyboard.PressAsync("Enter");
        await Expect(chat.Input).ToBeFocusedAsync();

        await chat.Page.Keyboard.TypeAsync("does it hurt?");
        await chat.Page.Keyboard.PressAsync("Enter");
        await Expect(chat.Replies).ToHaveCountAsync(1);
        await Expect(chat.Input).ToBeFocusedAsync();

        await chat.Page.Keyboard.PressAsync("Escape");
        await Expect(chat.Panel).ToHaveCountAsync(0);
        await Expect(chat.Launcher).ToBeFocusedAsync();
    }

    [Fact]
    public async Task TheConversationIsALogAndDangerIsAnAlert()
    {
        var chat = await ShowAsync("/", new BrowserNewContextOptions());
        await chat.OpenAsync();
        await Expect(chat.Page.GetByRole(AriaRole.Log)).ToBeVisibleAsync();

        await chat.AskAsync("i cant breathe");

        await Expect(chat.Page.Locator("mesobot-chat [role=alert]").Filter(new LocatorFilterOptions { HasText = "998" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task EveryTargetIsLargeEnough()
    {
        var chat = await ShowAsync("/", new BrowserNewContextOptions { ViewportSize = Phone });
        await chat.OpenAsync();
        await chat.AskAsync("does it hurt?");

        var small = await chat.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelector('mesobot-chat').shadowRoot.querySelectorAll('button, summary, textarea')]
                .map(e => ({ name: e.id || e.className || e.textContent, box: e.getBoundingClientRect() }))
                .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24)).map(({ name }) => name)
            """);

        Assert.Empty(small);
    }

    private async Task<ChatPage> ShowAsync(string path, BrowserNewContextOptions options)
    {
        var page = await NewPageAsync(options);
        await page.GotoAsync(server.Address + path);
        return new ChatPage(page);
    }
}
