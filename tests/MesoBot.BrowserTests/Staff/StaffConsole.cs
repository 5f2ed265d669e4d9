using System.Globalization;
using MesoBot.Staff.Accounts;
using MesoBot.Tests.Support;
using Microsoft.Playwright;

namespace MesoBot.BrowserTests.Staff;

/// <summary>A server with a console, for the tests of one class. Public because xunit hands it to public test classes.</summary>
public sealed class StaffConsole : IAsyncLifetime
{
    public const string Password = "violet harbour candle orbit";

    private readonly TempFolder _data = new();
    private MesoBotServer? _server;

    /// <summary>As "localhost": browsers have passkeys for names, not for numbers.</summary>
    public string Address => $"http://localhost:{_server!.Address.Port.ToString(CultureInfo.InvariantCulture)}";

    public async ValueTask InitializeAsync() => _server = await MesoBotServer.StartAsync(new Dictionary<string, string>
    {
        ["Data__Path"] = _data.Path,
        ["Staff__SignInsPerMinute"] = "1000",
    });

    /// <summary>As an owner does it: a link from the terminal, beside the running server.</summary>
    internal async Task<string> InviteAsync(string name, string role)
    {
        var run = await Command.RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "mesobot.dll"), "staff", "invite", "--name", name, "--role", role],
            TimeSpan.FromSeconds(60), new Dictionary<string, string> { ["Data__Path"] = _data.Path, ["Web__PublicUrl"] = Address });
        Assert.True(run.ExitCode == 0, run.Output);
        return run.Output.Split('\n').First(line => line.StartsWith(Address, StringComparison.Ordinal)).Trim();
    }

    /// <summary>Follows the link and fills in its page. Leaves the browser at the recovery codes.</summary>
    internal static async Task<byte[]> JoinAsync(IPage page, string link)
    {
        await page.GotoAsync(link);
        await page.WaitForSelectorAsync("#totp-secret");
        var secret = Read(await page.InnerTextAsync("#totp-secret"));
        await page.FillAsync("#password", Password);
        await page.FillAsync("#again", Password);
        await page.FillAsync("#code", Totp.CodeAt(secret, Totp.StepAt(TimeProvider.System.GetUtcNow())));
        await page.ClickAsync("main form button");
        await page.WaitForSelectorAsync(".codes");
        return secret;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        _data.Dispose();
    }

    private static byte[] Read(string base32)
    {
        var bits = string.Concat(base32.Where(char.IsLetterOrDigit).Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }
}
