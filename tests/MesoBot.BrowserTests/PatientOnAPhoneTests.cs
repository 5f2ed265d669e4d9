using System.Text.RegularExpressions;
using MesoBot.BrowserTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MesoBot.BrowserTests;

/// <summary>A patient on a phone, on the clinic's own page.</summary>
public sealed class PatientOnAPhoneTests(Browser browser, ChatServer server) : PageTest(browser), IClassFixture<ChatServer>
{
    [Fact]
    public async Task APatientAsksFollowsACitationComesBackAndIsSentForHelp()
    {
        var chat = await ShowAsync("/");
        await chat.OpenAsync();
        await Expect(chat.Panel).ToBeVisibleAsync();
        await Expect(chat.Log).ToContainTextAsync("How can I help?");

        await chat.AskAsync("does it hurt?");
        await Expect(chat.Own.Last).ToContainTextAsync("Sent");
        await Expect(chat.LastReply).ToContainTextAsync("Sources");
        await Expect(chat.LastReply).ToContainTextAsync("998");

        await chat.LastReply.Locator("button.cite").First.ClickAsync();
        var source = chat.LastReply.Locator("details.sources li").First;
        await Expect(source).ToBeVisibleAsync();
        await Expect(source).ToBeFocusedAsync();
        await Expect(source.Locator("a").First).ToHaveAttributeAsync("href", new Regex("^https?://"));
        await Expect(source.Locator("a").First).ToHaveAttributeAsync("rel", new Regex("noopener"));

        await chat.Page.ReloadAsync();
        await Expect(chat.Panel).ToBeVisibleAsync();
        await Expect(chat.Own).ToHaveCountAsync(1);
        await Expect(chat.Replies).ToHaveCountAsync(1);

        await chat.AskAsync("my lips are swelling and i cant breathe");
        await Expect(chat.Emergency.First).ToContainTextAsync("998");
        await Expect(chat.LastReply.Locator("a[href='tel:998']").First).ToBeVisibleAsync();
        await Expect(chat.LastReply.Locator("details.sources")).ToHaveCountAsync(0);
        await PageAssert.FitsItsWidthAsync(chat.Page);
        Assert.Empty(PageErrors);
    }

    [Fact]
    public async Task ArabicIsAnsweredFromRightToLeft()
    {
        var chat = await ShowAsync("/ar");
        await chat.OpenAsync();
        await Expect(chat.Log).ToContainTextAsync("كيف يمكنني مساعدتكم؟");

        await chat.AskAsync("ابي احجز موعد بكرة");
        Assert.Equal("rtl", await chat.LastReply.EvaluateAsync<string>("e => getComputedStyle(e.querySelector('.text')).direction"));
        Assert.Equal("rtl", await chat.Own.Last.Locator(".bubble").EvaluateAsync<string>("e => getComputedStyle(e).direction"));

        await chat.AskAsync("شفايفي منفوخة ومو قادرة اتنفس");
        await Expect(chat.Emergency.First).ToContainTextAsync("998");
        await PageAssert.FitsItsWidthAsync(chat.Page);
        Assert.Empty(PageErrors);
    }

    [Fact]
    public async Task AChoiceIsPressedAndAnswered()
    {
        var chat = await ShowAsync("/");
        await chat.OpenAsync();
        await chat.AskAsync("does it hurt?");

        await chat.PressChoiceAsync("More details");

        await Expect(chat.Own.Last).ToContainTextAsync("More details");
        await Expect(chat.Page.Locator("mesobot-chat button.choice:not([disabled])")).Not.ToHaveCountAsync(0);
        await Expect(chat.Replies.First.Locator("button.choice").First).ToBeDisabledAsync();
    }

    [Fact]
    public async Task EndingTheChatClearsTheDevice()
    {
        var chat = await ShowAsync("/");
        await chat.OpenAsync();
        await chat.AskAsync("does it hurt?");

        await chat.Menu.ClickAsync();
        await chat.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "End chat and clear this device" }).ClickAsync();
        await chat.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "End and clear" }).ClickAsync();
        await Expect(chat.Replies).ToHaveCountAsync(0);
        Assert.DoesNotContain("resumeKey", await chat.Page.EvaluateAsync<string>("() => JSON.stringify(localStorage)"), StringComparison.Ordinal);

        await chat.Page.ReloadAsync();
        await Expect(chat.Log).ToContainTextAsync("How can I help?");
        await Expect(chat.Own).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task AScriptInAMessageStaysText()
    {
        var chat = await ShowAsync("/");
        await chat.OpenAsync();

        await chat.AskAsync("<img src=x onerror=alert(1)><script>alert(2)</script> does it hurt?");

        await Expect(chat.Own.Last).ToContainTextAsync("<img src=x onerror=alert(1)>");
        Assert.Equal(0, await chat.Log.Locator("img, script").CountAsync());
        Assert.Empty(PageErrors);
    }

    [Fact]
    public async Task NothingIsAskedOfTheServerBeforeTheChatIsOpened()
    {
        var page = await NewPageAsync(new BrowserNewContextOptions { ViewportSize = Phone });
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(new Uri(request.Url).AbsolutePath);

        await page.GotoAsync(server.Address + "/");
        await Expect(new ChatPage(page).Launcher).ToBeVisibleAsync();

        Assert.DoesNotContain(asked, path => path.StartsWith("/chat", StringComparison.Ordinal) || path.StartsWith("/v3", StringComparison.Ordinal));
    }

    private async Task<ChatPage> ShowAsync(string path)
    {
        var page = await NewPageAsync(new BrowserNewContextOptions { ViewportSize = Phone, HasTouch = true, IsMobile = true });
        await page.GotoAsync(server.Address + path);
        return new ChatPage(page);
    }
}
