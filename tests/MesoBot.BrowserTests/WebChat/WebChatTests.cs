using System.Text.Json;
using MesoBot.BrowserTests.Support;
using MesoBot.Tests.Support;
using Microsoft.Playwright;

namespace MesoBot.BrowserTests.WebChat;

/// <summary>Microsoft's Web Chat, unchanged, on another website: what a clinic gets that already has it on its pages.</summary>
public sealed class WebChatTests : PageTest, IClassFixture<WebChatTests.Fixture>
{
    /// <summary>The script is 4 MB, and the machine may be busy.</summary>
    private const int Patience = 30_000;

    private readonly ClinicPage _site;

    public WebChatTests(Browser browser, Fixture fixture) : base(browser) => _site = fixture.Site;

    [Fact]
    public async Task AnEnglishPatientAsksPressesAChoiceAndIsSentToTheAmbulance()
    {
        var page = await OpenAsync("en-US", "ltr");

        var answer = await SayAsync(page, "Does it hurt?", replies: 1);
        await Expect(answer).ToContainTextAsync("Pricking, stinging or burning");
        await Expect(answer.Locator(".webchat__link-definitions__list-item").First).ToBeVisibleAsync();
        Assert.True(await answer.Locator("a[href^='https://']").CountAsync() > 3);

        var more = await PressAsync(page, "Is a numbing cream used?", replies: 2);
        await Expect(more.Locator(".webchat__link-definitions__list-item").First).ToBeVisibleAsync();

        var emergency = await SayAsync(page, "I cannot breathe, my throat is swelling", replies: 3);
        await Expect(emergency).ToContainTextAsync("Call 998 now");
        await Expect(emergency.Locator("a[href='tel:998']")).ToBeVisibleAsync();

        await PressAsync(page, "I am safe / this is not happening", replies: 4);
        await AssertOrderAsync(page, ["Does it hurt?", "*", "Is a numbing cream used?", "*", "I cannot breathe, my throat is swelling", "*", "I am safe / this is not happening", "*"]);
        await AssertUndisturbedAsync(page);
    }

    [Fact]
    public async Task AnArabicPatientReadsFromRightToLeftAndIsSentToTheAmbulance()
    {
        var page = await OpenAsync("ar-SA", "rtl");
        var box = page.Locator("#chat [dir='rtl'] [data-id='webchat-sendbox-input']");
        Assert.Matches(@"\p{IsArabic}", await box.GetAttributeAsync("aria-label"));

        var hours = await SayAsync(page, "متى تفتحون؟", replies: 1);
        await Expect(hours).ToContainTextAsync("20:00");

        var emergency = await SayAsync(page, "لا أستطيع التنفس وحلقي يتورم", replies: 2);
        await Expect(emergency).ToContainTextAsync("998");
        await Expect(emergency.Locator("a[href='tel:998']")).ToBeVisibleAsync();

        await PressAsync(page, "أنا بخير / هذا لا يحدث الآن", replies: 3);
        await AssertOrderAsync(page, ["متى تفتحون؟", "*", "لا أستطيع التنفس وحلقي يتورم", "*", "أنا بخير / هذا لا يحدث الآن", "*"]);
        await AssertUndisturbedAsync(page);
    }

    private async Task<IPage> OpenAsync(string locale, string dir)
    {
        var page = await NewPageAsync();
        await page.GotoAsync($"{_site.Origin}/?locale={locale}&dir={dir}");
        await page.Locator("[data-id='webchat-sendbox-input']").WaitForAsync(new LocatorWaitForOptions { Timeout = Patience });
        // What is entered before it is connected stays in the box.
        await page.WaitForFunctionAsync("() => seen.store.getState().connectivityStatus === 'connected'", null, new PageWaitForFunctionOptions { Timeout = Patience });
        return page;
    }

    /// <summary>Types, sends and waits for so many replies in all; gives the last one's bubble.</summary>
    private static async Task<ILocator> SayAsync(IPage page, string text, int replies)
    {
        await page.Locator("[data-id='webchat-sendbox-input']").FillAsync(text);
        await page.Keyboard.PressAsync("Enter");
        return await RepliedAsync(page, replies);
    }

    private static async Task<ILocator> PressAsync(IPage page, string choice, int replies)
    {
        var action = page.Locator(".webchat__suggested-action", new PageLocatorOptions { HasText = choice });
        await action.ClickAsync();
        await Expect(action).ToHaveCountAsync(0);
        return await RepliedAsync(page, replies);
    }

    private static async Task<ILocator> RepliedAsync(IPage page, int replies)
    {
        await page.WaitForFunctionAsync("count => seen.store.getState().activities.filter(a => a.type === 'message' && a.from.role === 'bot').length >= count", replies, new PageWaitForFunctionOptions { Timeout = Patience });
        return page.GetByRole(AriaRole.Article).Filter(new LocatorFilterOptions { Has = page.Locator(".webchat__bubble:not(.webchat__bubble--from-user)") }).Last;
    }

    /// <summary>What the transcript shows, in its order; "*" stands for a reply of any words.</summary>
    private static async Task AssertOrderAsync(IPage page, string[] expected)
    {
        var said = JsonSerializer.Deserialize<string[][]>(await page.EvaluateAsync<string>(
            "() => JSON.stringify(seen.store.getState().activities.filter(a => a.type === 'message').map(a => [a.from.role, a.text]))"))!;
        Assert.Equal(expected.Select((_, i) => i % 2 == 0 ? "user" : "bot"), said.Select(s => s[0]));
        Assert.All(expected.Zip(said), pair => Assert.True(pair.First == "*" || pair.First == pair.Second[1]));
        var shown = await page.GetByRole(AriaRole.Feed).InnerTextAsync();
        var places = expected.Where(e => e != "*").Select(e => shown.IndexOf(e, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    /// <summary>Everything sent is known to have arrived, and the policy refused nothing.</summary>
    private async Task AssertUndisturbedAsync(IPage page)
    {
        var statuses = await page.EvaluateAsync<string[]>("() => seen.store.getState().activities.filter(a => a.from.role === 'user').map(a => a.channelData['webchat:send-status'] ?? a.channelData.state)");
        Assert.All(statuses, status => Assert.Equal("sent", status));
        Assert.Empty(await page.EvaluateAsync<string[]>("() => seen.failures"));
        Assert.Empty(await page.EvaluateAsync<string[]>("() => seen.violations"));
        Assert.Empty(PageErrors);
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    public sealed class Fixture : IAsyncLifetime
    {
        private MesoBotServer? _chat;

        internal ClinicPage Site { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Site = await ClinicPage.StartAsync();
            _chat = await MesoBotServer.StartAsync(new Dictionary<string, string> { ["Web__AllowedOrigins__0"] = Site.Origin });
            Site.Chat = _chat.Address;
        }

        public async ValueTask DisposeAsync()
        {
            await Site.DisposeAsync();
            if (_chat is not null) await _chat.DisposeAsync();
        }
    }
}
