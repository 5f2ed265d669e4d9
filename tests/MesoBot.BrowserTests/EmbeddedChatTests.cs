using MesoBot.BrowserTests.Support;
using MesoBot.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MesoBot.BrowserTests;

/// <summary>The chat on somebody else's website.</summary>
public sealed class EmbeddedChatTests(Browser browser, ChatServer server) : PageTest(browser), IClassFixture<ChatServer>
{
    [Theory]
    [InlineData("en", "does it hurt?", "Sources")]
    [InlineData("ar", "وين موقعكم؟", "دبي")]
    public async Task ItHoldsAConversationUnderAStrictPolicy(string lang, string question, string expected)
    {
        var chat = await ShowAsync(server.Website.PageWith(server.Address, lang));
        await chat.OpenAsync();

        await chat.AskAsync(question);

        await Expect(chat.LastReply).ToContainTextAsync(expected);
        await Expect(chat.Own.Last).ToContainTextAsync(lang == "en" ? "Sent" : "أُرسلت");
        Assert.Empty(PageErrors);
    }

    [Fact]
    public async Task AWebsiteThatIsNotListedGetsNoChatButTheNumbers()
    {
        await using var stranger = await OtherWebsite.StartAsync();
        var chat = await ShowAsync(stranger.PageWith(server.Address, "en"));

        await chat.OpenAsync();

        await Expect(chat.Panel.Locator("a[href='tel:998']").First).ToBeVisibleAsync();
        await Expect(chat.Panel.Locator("a[href='tel:+97141111111']").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task WhenTheServerDiesTheNumbersAreShownAndNothingIsLostWhenItComesBack()
    {
        await using var own = await MesoBotServer.StartAsync();
        var chat = await ShowAsync(own.Address.ToString());
        await chat.OpenAsync();
        await chat.AskAsync("does it hurt?");

        await own.KillAsync();
        await chat.Input.FillAsync("how long does it take?");
        await chat.Input.PressAsync("Enter");
        await Expect(chat.Panel).ToContainTextAsync("The chat cannot be reached right now.", new LocatorAssertionsToContainTextOptions { Timeout = 20_000 });
        await Expect(chat.Panel.Locator("a[href='tel:998']").First).ToBeVisibleAsync();
        await Expect(chat.Panel.Locator("a[href='tel:+97140000000']").First).ToBeVisibleAsync();

        await own.StartAgainAsync();
        await Expect(chat.Replies).ToHaveCountAsync(2, new LocatorAssertionsToHaveCountOptions { Timeout = 40_000 });
        await Expect(chat.Own).ToHaveCountAsync(2);
        await Expect(chat.Own.Last).ToContainTextAsync("Sent");
        await Expect(chat.Panel).Not.ToContainTextAsync("The chat cannot be reached right now.");
    }

    private async Task<ChatPage> ShowAsync(string url)
    {
        var page = await NewPageAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 800 } });
        await page.GotoAsync(url);
        return new ChatPage(page);
    }
}
