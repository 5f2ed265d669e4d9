using System.Net.Sockets;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Promises;

/// <summary>
/// Accepted is durable: the real server, ended under load. The long form is a command:
/// <c>dotnet run --project tests/MesoBot.Benchmarks -c Release -- kills 200</c>.
/// </summary>
public class CrashTests
{
    [Fact]
    public async Task NothingAcknowledgedIsLostOrAnsweredTwiceWhenTheServerIsKilled()
    {
        await LearnedSearch.EnsureAsync();
        var program = await CrashProgram.MakeAsync(TestContext.Current.CancellationToken);
        var report = await CrashRun.RunAsync(program, ends: 10, cancellationToken: TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper?.WriteLine(report.ToString());
        Assert.True(report.IsClean, report.ToString());
        Assert.True(report.Acknowledged > 50, report.ToString());
        // What only waited in line when the server died was not tried in vain.
        Assert.True(report.Apologies * 5 < report.Acknowledged, report.ToString());
    }

    [Fact]
    public async Task AServerThatIsAskedToStopUnderLoadDoesSoInTenSecondsAndLosesNothing()
    {
        await LearnedSearch.EnsureAsync();
        var report = await CrashRun.RunAsync(CrashProgram.Command, ends: 3, CrashKind.Stop, cancellationToken: TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper?.WriteLine(report.ToString());
        Assert.True(report.IsClean, report.ToString());
        Assert.Equal(0, report.Apologies);
        Assert.All(report.EndTimes, time => Assert.True(time < TimeSpan.FromSeconds(10), report.ToString()));
    }

    [Fact]
    public async Task WhoNeverFinishesSendingDoesNotHoldUpTheStop()
    {
        await using var server = await MesoBotServer.StartAsync(CrashProgram.Command);
        using var slow = new TcpClient();
        await slow.ConnectAsync(server.Address.Host, server.Address.Port, TestContext.Current.CancellationToken);
        await slow.Client.SendAsync("POST /chat/token HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"u8.ToArray(), TestContext.Current.CancellationToken);
        await Task.Delay(200, TestContext.Current.CancellationToken);

        await server.StopAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(0, server.ExitCode);
    }
}
