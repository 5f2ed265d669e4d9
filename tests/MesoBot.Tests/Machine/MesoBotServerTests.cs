using MesoBot.Tests.Support;

namespace MesoBot.Tests.Machine;

/// <summary>The servers of the tests, tried with a stand-in that only says that it is ready.</summary>
public class MesoBotServerTests
{
    private const string StandIn = "echo started >> \"$Data__Path/starts\"; echo \"MesoBot is ready at http://127.0.0.1:41234\"; ";

    [Fact]
    public async Task TheAddressIsReadFromTheReadyLine()
    {
        await using var server = await StartAsync(StandIn + "exec sleep 100");

        Assert.Equal(new Uri("http://127.0.0.1:41234"), server.Address);
        Assert.True(server.Memory > 0);
        Assert.True(server.PeakMemory > 0);
        Assert.True(server.CpuTime < TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task AKilledServerStartsAgainOnItsData()
    {
        await using var server = await StartAsync(StandIn + "exec sleep 100");

        await server.RestartAsync(kill: true);

        Assert.True(server.IsRunning);
        Assert.Equal(137, server.ExitCode);
        Assert.Equal(2, (await File.ReadAllLinesAsync(Path.Combine(server.DataPath, "starts"), TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task AStoppedServerMayTidyUp()
    {
        await using var server = await StartAsync("trap 'echo tidied; exit 0' TERM; " + StandIn + "while :; do sleep 0.1; done");

        await server.StopAsync();

        Assert.Equal(0, server.ExitCode);
        Assert.Contains("tidied", server.Log.Output);
    }

    [Fact]
    public async Task AServerThatDoesNotEndInTimeFailsTheTest()
    {
        await using var server = await StartAsync("trap '' TERM; " + StandIn + "exec sleep 100");

        await Assert.ThrowsAsync<TimeoutException>(() => server.StopAsync(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task AServerThatDoesNotStartShowsWhatItWrote()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync("echo 'The port is taken.' >&2; exit 4"));

        Assert.Contains("ended with 4", failure.Message, StringComparison.Ordinal);
        Assert.Contains("The port is taken.", failure.Message, StringComparison.Ordinal);
    }

    private static Task<MesoBotServer> StartAsync(string script) => MesoBotServer.StartAsync(["/bin/sh", "-c", script]);
}
