using MesoBot.BrowserTests.Support;
using MesoBot.Tests.Support;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browser))]

namespace MesoBot.BrowserTests.Support;

/// <summary>
/// One Chromium for the run of the tests, started by the first test that wants a page; every test gets a context of its own,
/// which shares nothing with the others. Public because xunit hands it to public test classes.
/// </summary>
public sealed class Browser : IAsyncDisposable
{
    private const string Sentence = "The tests need Chromium. Install it (on Debian: apt-get install chromium) or name the program in MESOBOT_TEST_CHROMIUM.";

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly string[] Quiet =
        ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> _started = new(StartAsync);

    /// <summary>A fresh profile. Close it after use; <see cref="PageTest"/> does so by itself.</summary>
    public async Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions? options = null) =>
        await (await _started.Value).Browser.NewContextAsync(options);

    public async ValueTask DisposeAsync()
    {
        if (!_started.IsValueCreated || !_started.Value.IsCompletedSuccessfully) return;
        var (playwright, browser) = await _started.Value;
        await browser.CloseAsync();
        playwright.Dispose();
    }

    private static async Task<(IPlaywright Playwright, IBrowser Browser)> StartAsync()
    {
        var program = await DebianPackages.FindOrInstallAsync(Find, ["chromium", "fonts-dejavu-core"], Sentence);
        // A wait ends as soon as what it waits for is there; these only bound a busy machine, where two test projects share the processors.
        Assertions.SetDefaultExpectTimeout((float)Patience.TotalMilliseconds);
        var playwright = await Playwright.CreateAsync();
        return (playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            Headless = true,
            // Chromium refuses its sandbox to root, and runs without one only when told.
            Args = Environment.IsPrivilegedProcess ? ["--no-sandbox", .. Quiet] : Quiet,
        }));
    }

    private static string? Find() => Environment.GetEnvironmentVariable("MESOBOT_TEST_CHROMIUM") is { Length: > 0 } named
        ? Command.Find(named)
        : Command.Find("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
}
