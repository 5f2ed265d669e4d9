using System.Net;
using System.Text.RegularExpressions;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Promises;

/// <summary>
/// With the default settings nothing leaves the machine: the server and a patient run where there is no network at all, and every
/// address that the server so much as tries is written down.
/// </summary>
public partial class NothingLeavesTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private static string[] NoNetwork => Environment.IsPrivilegedProcess ? ["unshare", "-n"] : ["unshare", "-rn"];

    [Fact]
    public async Task TheServerAnswersWithoutANetworkAndTriesNoAddress()
    {
        await PrepareAsync();
        using var folder = new TempFolder();
        var trace = folder.Sub("trace");
        await using var server = await MesoBotServer.StartAsync([.. NoNetwork, .. Watched(trace), .. CrashProgram.Command]);

        var kinds = await VisitAsync(server);
        await server.StopAsync();

        Assert.Equal("emergency", kinds[^1]);
        Assert.Contains("answer", kinds);
        Assert.Empty(Tried(await File.ReadAllLinesAsync(trace, TestContext.Current.CancellationToken)));
    }

    /// <summary>Else the test above would pass for a watch that is asleep.</summary>
    [Fact]
    public async Task TheWatchSeesAnAttempt()
    {
        await PrepareAsync();
        using var folder = new TempFolder();
        var trace = folder.Sub("trace");
        var attempt = $"require('net').connect(80, '192.0.2.1').on('error', () => {{}}); require('dgram').createSocket('udp4').send('x', 9, '192.0.2.2', () => process.exit())";
        await Command.RunAsync(NoNetwork[0], [.. NoNetwork[1..], .. Watched(trace), await NodeModules.NodeAsync(), "-e", attempt], Limit, cancellationToken: TestContext.Current.CancellationToken);

        var tried = Tried(await File.ReadAllLinesAsync(trace, TestContext.Current.CancellationToken));
        Assert.Contains("192.0.2.1:80", tried);
        Assert.Contains("192.0.2.2:9", tried);
    }

    private static async Task PrepareAsync()
    {
        await LearnedSearch.EnsureAsync();
        await DebianPackages.FindOrInstallAsync(() => Command.Find("strace"), ["strace"], "strace is missing: it shows which addresses the server tries. Install it.");
        var tools = await Command.RunAsync("/bin/sh", ["-c", $"{string.Join(' ', NoNetwork)} sh -c 'ip link set lo up && strace -D -f -qq -o /dev/null true' && command -v nsenter"], Limit);
        if (tools.ExitCode != 0) Assert.Skip($"A process without a network cannot be made here (it needs unshare, nsenter, ip and strace, and the right to use them): {tools.Output.Trim()}");
    }

    /// <summary>Starts a program with a loopback device alone and writes down where it connects and sends to.</summary>
    private static string[] Watched(string trace) =>
        ["/bin/sh", "-c", "ip link set lo up && exec strace -D -f -qq -e trace=connect,sendto,sendmsg,sendmmsg -o \"$0\" \"$@\"", trace];

    private static async Task<string[]> VisitAsync(MesoBotServer server)
    {
        string[] inside = Environment.IsPrivilegedProcess ? ["-n"] : ["-U", "--preserve-credentials", "-n"];
        var node = await NodeModules.NodeAsync();
        var run = await Command.RunAsync("nsenter", ["-t", $"{server.ProcessId}", .. inside, node, Repository.At("tests", "node", "scripts", "alone.mjs"), server.Address.ToString()], Limit);
        Assert.True(run.ExitCode == 0, run.Output + server.Log.Text);
        return run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    /// <summary>Addresses off this machine, and name servers wherever they are: a local one would ask others.</summary>
    private static List<string> Tried(string[] trace) =>
    [
        .. trace.SelectMany(line => Place().Matches(line)).Select(m => (Port: m.Groups["port"].Value, Address: IPAddress.Parse(m.Groups["address"].Value)))
            .Where(p => !IPAddress.IsLoopback(p.Address) || p.Port == "53").Select(p => $"{p.Address}:{p.Port}").Distinct(StringComparer.Ordinal),
    ];

    [GeneratedRegex(@"sin6?_port=htons\((?<port>\d+)\).*?""(?<address>[0-9a-fA-F.:]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
