using System.Text.RegularExpressions;
using MesoBot.Staff.Accounts;
using MesoBot.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MesoBot.BrowserTests.Support;

/// <summary>The staff console as somebody meets it who joins by the link from the terminal and signs in with a second factor.</summary>
internal sealed partial class StaffPage(IPage page, MesoBotServer server)
{
    private const string Password = "a quiet garden in May";

    private byte[] _secret = [];
    private long _lastStep;

    public IPage Page => page;

    /// <summary>Runs the program beside the server, as whoever sits at the machine does.</summary>
    public static async Task<string> TerminalAsync(MesoBotServer server, params string[] arguments)
    {
        var run = await Command.RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "mesobot.dll"), .. arguments], TimeSpan.FromMinutes(1),
            new Dictionary<string, string> { ["Data__Path"] = server.DataPath, ["Web__PublicUrl"] = server.Address.ToString().TrimEnd('/') });
        Assert.True(run.ExitCode == 0, $"{arguments[0]} ended with {run.ExitCode}: {run.Output}");
        return run.Output;
    }

    public async Task JoinAsync(string name, string role)
    {
        var told = await TerminalAsync(server, "staff", "invite", "--name", name, "--role", role);
        await page.GotoAsync(Link().Match(told).Value);
        if (await page.Locator("#secret").IsVisibleAsync()) await page.Locator("#join button").ClickAsync();
        await page.Locator("#display").FillAsync(name);
        await page.Locator("#password").FillAsync(Password);
        await page.Locator("#again").FillAsync(Password);
        _secret = Base32(await page.Locator("#totp-secret").InnerTextAsync());
        await page.Locator("#code").FillAsync(await NextCodeAsync());
        await page.GetByRole(AriaRole.Button).Last.ClickAsync();
        await Expect(page.Locator("ul.codes li").First).ToBeVisibleAsync();
    }

    /// <summary>Signs in from nothing: password, then the code of the authenticator app.</summary>
    public async Task SignInAsync(string name)
    {
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync(new Uri(server.Address, "/staff").ToString());
        await page.Locator("#name").FillAsync(name);
        await page.Locator("#password").FillAsync(Password);
        await page.Locator("#password").PressAsync("Enter");
        await page.Locator("#code").FillAsync(await NextCodeAsync());
        await page.Locator("#code").PressAsync("Enter");
        await Expect(page.Locator("h1")).ToContainTextAsync("Queue");
    }

    public Task OpenAsync(string path) => page.GotoAsync(new Uri(server.Address, path).ToString());

    /// <summary>A code is good once: the next one is waited for.</summary>
    private async Task<string> NextCodeAsync()
    {
        while (Totp.StepAt(TimeProvider.System.GetUtcNow()) + 1 <= _lastStep) await Task.Delay(500);
        // One step ahead is taken too (clocks of phones differ), so that a test seldom has to wait.
        _lastStep = Math.Max(_lastStep + 1, Totp.StepAt(TimeProvider.System.GetUtcNow()));
        return Totp.CodeAt(_secret, _lastStep);
    }

    private static byte[] Base32(string text)
    {
        var bits = string.Concat(text.Where(char.IsAsciiLetterOrDigit).Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(char.ToUpperInvariant(c), StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }

    [GeneratedRegex(@"https?://\S+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
