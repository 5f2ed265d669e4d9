using MesoBot.Tests.Support;
using Microsoft.Playwright;

namespace MesoBot.BrowserTests.Support;

/// <summary>
/// A test with pages. When it fails, a picture and the markup of each open page are left in TestResults/, and what the pages
/// wrote to their consoles is added to the test's output.
/// </summary>
public abstract class PageTest(Browser browser) : IAsyncLifetime
{
    /// <summary>A small phone, the narrowest width that is looked at.</summary>
    protected static readonly ViewportSize Phone = new() { Width = 360, Height = 740 };

    private readonly List<IBrowserContext> _contexts = [];
    private readonly List<string> _console = [];

    /// <summary>Errors the pages had so far: exceptions nobody caught and console errors, refused content among them.</summary>
    protected IReadOnlyList<string> PageErrors
    {
        get
        {
            lock (_console) return [.. _console.Where(line => line.StartsWith("error", StringComparison.Ordinal))];
        }
    }

    /// <summary>Those that are open, in the order in which they were opened.</summary>
    protected IReadOnlyList<IPage> Pages => [.. _contexts.SelectMany(c => c.Pages)];

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        if (TestContext.Current.TestState?.Result == TestResult.Failed) await KeepEvidenceAsync();
        foreach (var context in _contexts) await context.CloseAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A page in a fresh profile: no storage, no cookie of another test.</summary>
    protected async Task<IPage> NewPageAsync(BrowserNewContextOptions? options = null)
    {
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout((float)Browser.Patience.TotalMilliseconds);
        context.Console += (_, message) => Note($"{message.Type}: {message.Text}");
        context.WebError += (_, error) => Note("error: " + error.Error);
        _contexts.Add(context);
        return await context.NewPageAsync();
    }

    private void Note(string line)
    {
        lock (_console) _console.Add(line);
    }

    private async Task KeepEvidenceAsync()
    {
        var folder = Directory.CreateDirectory(Repository.At("TestResults")).FullName;
        var name = string.Concat((TestContext.Current.Test?.TestDisplayName ?? "test").Split(Path.GetInvalidFileNameChars()));
        foreach (var (page, number) in Pages.Select((page, index) => (page, index + 1)))
        {
            var path = Path.Combine(folder, $"{name[..Math.Min(name.Length, 150)]}.{number}");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = path + ".png", FullPage = true });
            await File.WriteAllTextAsync(path + ".html", await page.ContentAsync());
            TestContext.Current.TestOutputHelper?.WriteLine($"Page {number}, {page.Url}: {path}.png");
        }

        lock (_console)
            foreach (var line in _console) TestContext.Current.TestOutputHelper?.WriteLine(line);
    }
}
