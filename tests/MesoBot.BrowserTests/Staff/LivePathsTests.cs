using MesoBot.BrowserTests.Support;
using MesoBot.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MesoBot.BrowserTests.Staff;

/// <summary>What an open page of the console does by itself: news where streams are blocked, the sound, dots while the other side writes.</summary>
public sealed class LivePathsTests(Browser browser, LiveServer live) : PageTest(browser), IClassFixture<LiveServer>
{
    /// <summary>Counts tones instead of making them.</summary>
    private const string CountTones = """
        window.tones = 0;
        window.AudioContext = class {
          currentTime = 0;
          destination = {};
          resume() {}
          createOscillator() { return { frequency: {}, connect: (next) => next, start: () => window.tones++, stop() {} }; }
          createGain() { return { gain: { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} }, connect: (next) => next }; }
        };
        """;

    [Fact]
    public async Task WhereStreamsAreBlockedThePageAsksForItself()
    {
        var staff = await StaffAsync("Polly Sample");
        await staff.Page.RouteAsync("**/staff/live", route => route.AbortAsync());
        await staff.OpenAsync("/staff");
        using var patient = await PatientAsync("can i talk to a person please");
        var row = staff.Page.Locator("li.row", new PageLocatorOptions { Has = staff.Page.Locator($"a[href*='{patient.ConversationId}']") });

        await row.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Accept" }).ClickAsync();
        await Expect(staff.Page.Locator("#reply")).ToBeVisibleAsync();
        await patient.PostAsync("is there parking?");

        await Expect(staff.Page.Locator("#transcript")).ToContainTextAsync("is there parking?");
        await Expect(staff.Page.Locator("#live-bar.lost")).ToHaveCountAsync(0);
        Assert.All(PageErrors, error => Assert.Contains("net::ERR_FAILED", error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnUrgentRequestSoundsAndStandsInTheTitleAndTheSoundIsSwitchedOff()
    {
        var staff = await StaffAsync("Rina Sample");
        await staff.Page.AddInitScriptAsync(CountTones);
        using var calm = await PatientAsync("can i talk to a person please");
        await staff.OpenAsync("/staff");
        var (sound, before) = (staff.Page.Locator("[data-sound]"), await TitleBeyondAsync(staff, 0));
        await sound.ClickAsync();
        await Expect(sound).ToHaveAttributeAsync("aria-pressed", "true");
        var tones = await TonesAsync(staff);

        using var first = await PatientAsync("i cant breathe since the injection");
        await staff.Page.WaitForFunctionAsync("known => window.tones > known", tones);
        var after = await TitleBeyondAsync(staff, before);

        // Off, and off after the page was opened again: who comes next is seen and not heard.
        await sound.ClickAsync();
        await staff.Page.ReloadAsync();
        await Expect(sound).ToHaveAttributeAsync("aria-pressed", "false");
        using var second = await PatientAsync("my eye went blind after the filler");
        await TitleBeyondAsync(staff, after);
        Assert.Equal(0, await TonesAsync(staff));
        Assert.Empty(PageErrors);
    }

    [Fact]
    public async Task EachSideSeesThatTheOtherWrites()
    {
        var staff = await StaffAsync("Tala Sample");
        var chat = new ChatPage(await NewPageAsync(new BrowserNewContextOptions { ViewportSize = Phone, Locale = "en" }));
        await chat.Page.GotoAsync(live.Server.Address.ToString());
        await chat.OpenAsync();
        await chat.AskAsync("can I talk to a person please");
        await staff.OpenAsync("/staff?tab=waiting");
        await staff.Page.Locator("li.row").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Accept" }).Last.ClickAsync();

        await staff.Page.Locator("#reply").PressSequentiallyAsync("Tala from the desk is with you.");
        await Expect(chat.Page.Locator("mesobot-chat .typing")).ToBeVisibleAsync();
        await staff.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(chat.Log).ToContainTextAsync("Tala from the desk is with you.");
        await Expect(chat.Page.Locator("mesobot-chat .typing")).ToHaveCountAsync(0);

        await chat.Input.PressSequentiallyAsync("thank you");
        await Expect(staff.Page.Locator("#typing")).ToHaveTextAsync("The patient is writing…");
        await Expect(staff.Page.Locator("#transcript")).Not.ToContainTextAsync("thank you");
        await chat.Input.PressAsync("Enter");
        await Expect(staff.Page.Locator("#transcript")).ToContainTextAsync("thank you");
        await Expect(staff.Page.Locator("#typing")).ToBeEmptyAsync();
        Assert.Empty(PageErrors);
    }

    private async Task<StaffPage> StaffAsync(string name)
    {
        var staff = new StaffPage(await NewPageAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 900 }, Locale = "en-GB" }), live.Server);
        await staff.JoinAsync(name, "reception");
        return staff;
    }

    private async Task<DirectLineClient> PatientAsync(string words)
    {
        var patient = new DirectLineClient(live.Server.Address);
        await patient.AskAsync(words);
        return patient;
    }

    /// <summary>How many wait, as the title says, once it says more than was known.</summary>
    private static async Task<int> TitleBeyondAsync(StaffPage staff, int known)
    {
        await staff.Page.WaitForFunctionAsync("known => Number(document.title.match(/^\\((\\d+)\\)/)?.[1] ?? 0) > known", known);
        return await staff.Page.EvaluateAsync<int>("() => Number(document.title.match(/^\\((\\d+)\\)/)?.[1] ?? 0)");
    }

    private static Task<int> TonesAsync(StaffPage staff) => staff.Page.EvaluateAsync<int>("() => window.tones");
}

/// <summary>A server with a console for the tests of one class. Public because xunit hands it to public test classes.</summary>
public sealed class LiveServer : IAsyncLifetime
{
    private MesoBotServer? _server;

    internal MesoBotServer Server => _server ?? throw new InvalidOperationException("The server was not started.");

    public async ValueTask InitializeAsync() => _server = await MesoBotServer.StartAsync(new Dictionary<string, string>
    {
        ["Staff__SignInsPerMinute"] = "1000",
        ["Limits__ChatsPerMinute"] = "1000",
    });

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
    }
}
