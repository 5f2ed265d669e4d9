using MesoBot.BrowserTests.Support;
using MesoBot.Staff.Accounts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MesoBot.BrowserTests.Staff;

/// <summary>The way into the console, in a browser.</summary>
public sealed class StaffSignInTests(Browser browser, StaffConsole console) : PageTest(browser), IClassFixture<StaffConsole>
{
    [Theory]
    [InlineData("en-GB", 390, ColorScheme.Light)]
    [InlineData("ar-AE", 390, ColorScheme.Dark)]
    [InlineData("ar-AE", 1280, ColorScheme.Light)]
    [InlineData("en-GB", 1280, ColorScheme.Dark)]
    public async Task FromTheLinkToTheTeamEveryPageIsAccessibleAndFits(string locale, int width, ColorScheme colors)
    {
        var page = await NewPageAsync(new BrowserNewContextOptions { Locale = locale, ColorScheme = colors, ViewportSize = new ViewportSize { Width = width, Height = 900 } });
        await page.GotoAsync(console.Address + "/staff/sign-in");
        await LookAsync(page);
        await page.GotoAsync(console.Address + "/staff/join");
        await LookAsync(page);
        var name = $"Sample {locale} {width}";
        var link = await console.InviteAsync(name, "administrator");
        await page.GotoAsync(link);
        await page.WaitForSelectorAsync("#totp-secret");
        await LookAsync(page);
        // The link is used only when the account is made, so it opens again; and its secret is gone from the address.
        Assert.DoesNotContain("#", page.Url, StringComparison.Ordinal);
        await page.GotoAsync("about:blank");
        var secret = await StaffConsole.JoinAsync(page, link);
        await LookAsync(page);

        foreach (var path in (string[])["/staff/account", "/staff/team", "/staff/nowhere"])
        {
            await page.GotoAsync(console.Address + path);
            await LookAsync(page);
        }
        await page.ClickAsync("#leave button:not([formaction])");
        await page.FillAsync("#name", name);
        await page.FillAsync("#password", StaffConsole.Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#code")).ToBeFocusedAsync();
        await LookAsync(page);
        await page.Keyboard.TypeAsync(Totp.CodeAt(secret, Totp.StepAt(TimeProvider.System.GetUtcNow()) + 1));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".who")).ToHaveCountAsync(1);
        Assert.All(PageErrors, error => Assert.Contains("404", error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task APasskeyIsAddedAndSignsIn()
    {
        var page = await NewPageAsync(new BrowserNewContextOptions { Locale = "en-GB" });
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        await StaffConsole.JoinAsync(page, await console.InviteAsync("Passkey Person", "reception"));

        await page.GotoAsync(console.Address + "/staff/account");
        await page.FillAsync("#passkey-name", "My phone");
        await page.FillAsync("#passkey-current", "not the password");
        await page.ClickAsync("text=Add a passkey");
        await Expect(page.Locator("#new-passkey [role=alert]")).ToContainTextAsync("not right");
        await page.FillAsync("#passkey-current", StaffConsole.Password);
        await page.ClickAsync("text=Add a passkey");
        await Expect(page.Locator(".notice[role=status]")).ToContainTextAsync("The passkey is added");
        await PageAssert.IsAccessibleAsync(page);

        await page.ClickAsync("#leave button:not([formaction])");
        await page.ClickAsync("text=Sign in with a passkey");
        await Expect(page.Locator(".who")).ToContainTextAsync("Passkey Person");

        await page.GotoAsync(console.Address + "/staff/account");
        await page.ClickAsync("#new-passkey .danger");
        await Expect(page.Locator(".notice[role=status]")).ToContainTextAsync("The passkey is removed");
        await page.ClickAsync("#leave button:not([formaction])");
        await page.ClickAsync("text=Sign in with a passkey");
        await Expect(page.Locator(".error[role=alert]:visible")).ToContainTextAsync("could not be used");
    }

    [Fact]
    public async Task TwoShareAComputerAndComeBackWithTheirShortCodes()
    {
        var page = await NewPageAsync(new BrowserNewContextOptions { Locale = "en-GB", ViewportSize = new ViewportSize { Width = 390, Height = 800 } });
        foreach (var (name, pin) in ((string, string)[])[("Desk One", "402913"), ("Desk Two", "771204")])
        {
            await StaffConsole.JoinAsync(page, await console.InviteAsync(name, "reception"));
            await page.GotoAsync(console.Address + "/staff/account");
            await page.FillAsync("#pin", pin);
            await page.FillAsync("#pin-current", StaffConsole.Password);
            await page.ClickAsync("form[action$='/pin'] button");
            await Expect(page.Locator(".notice[role=status]")).ToBeVisibleAsync();
            await page.ClickAsync("#leave button[formaction]");
            await Expect(page.Locator("summary", new PageLocatorOptions { HasText = name })).ToBeVisibleAsync();
        }
        await LookAsync(page);
        await page.ClickAsync("summary:has-text('Desk One')");
        await LookAsync(page);
        await page.FillAsync("details[open] .code", "402913");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".who")).ToHaveTextAsync("Desk One");
    }

    private static async Task LookAsync(IPage page)
    {
        await PageAssert.IsAccessibleAsync(page, bestPractice: true);
        await PageAssert.FitsItsWidthAsync(page);
        await TargetsAreLargeEnoughAsync(page);
    }

    /// <summary>WCAG 2.5.8: 24 px, for what is no link in a line of text.</summary>
    private static async Task TargetsAreLargeEnoughAsync(IPage page)
    {
        var small = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('button, summary, input:not([type=hidden]), select, .menu a, .actions a, .button')]
              .filter(e => e.checkVisibility()).map(e => [e, e.getBoundingClientRect()]).filter(([, r]) => r.width < 24 || r.height < 24).map(([e]) => e.outerHTML)
            """);
        Assert.Empty(small);
    }
}
