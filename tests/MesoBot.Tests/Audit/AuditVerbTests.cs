using MesoBot.Audit;
using MesoBot.Data;
using MesoBot.Tests.Data;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Audit;

/// <summary><c>mesobot audit</c>, as whoever looks after the machine uses it.</summary>
public sealed class AuditVerbTests : IDisposable
{
    private readonly TempFolder _temp = new();

    private string Data => _temp.Sub("data");

    [Fact]
    public async Task AWholeLogIsCalledWholeAndABrokenOneIsNamedAtItsFirstBrokenEntry()
    {
        await WriteAsync(3);
        var whole = await RunAsync("audit", "verify");
        Assert.Equal((0, ""), (whole.ExitCode, whole.Error));
        Assert.Contains("3 entries, chain whole, from 2026-11-23 12:00:01 to 2026-11-23 12:00:03", whole.Output, StringComparison.Ordinal);
        var hash = whole.Output.Trim().Split(' ')[^1];
        Assert.Contains("Newest entry: 3, hash " + hash, whole.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("audit", "verify", "--expect", hash)).ExitCode);

        Change("DELETE FROM audit WHERE sequence = 3");
        Assert.Equal(0, (await RunAsync("audit", "verify")).ExitCode);
        var cut = await RunAsync("audit", "verify", "--expect", hash);
        Assert.Equal(1, cut.ExitCode);
        Assert.Contains("cut off", Assert.Single(cut.ErrorLines), StringComparison.Ordinal);

        Change("UPDATE audit SET actor = 'somebody' WHERE sequence = 2");
        var broken = await RunAsync("audit", "verify");
        Assert.Equal((1, ""), (broken.ExitCode, broken.Output));
        Assert.Contains("entry 2", Assert.Single(broken.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheNewestEntriesAreShownBesideARunningServer()
    {
        await using var server = await MesoBotServer.StartAsync(new Dictionary<string, string> { ["Data__Path"] = Data });
        Assert.Contains("0 entries", (await RunAsync("audit", "verify")).Output, StringComparison.Ordinal);
        Assert.Contains("Nothing was logged", (await RunAsync("audit", "show")).Output, StringComparison.Ordinal);
        await server.StopAsync();
        await WriteAsync(4, "staff\u001b[31m");

        var shown = await RunAsync("audit", "show", "--last", "2");

        Assert.Equal(0, shown.ExitCode);
        var lines = shown.Output.Trim().Split('\n');
        Assert.Equal(["3", "4"], lines.Select(l => l.Trim().Split(' ')[0]));
        Assert.Contains("""test.done                 by staff""", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', shown.Output);
    }

    [Theory]
    [InlineData("audit|verify|--expect|12", "--expect")]
    [InlineData("audit|verify", "no audit log")]
    [InlineData("audit|show|--last|0", "--last")]
    [InlineData("audit|show|--last|many", "many")]
    [InlineData("audit", "command")]
    public async Task WrongInputIsNamedInOneSentence(string arguments, string named)
    {
        var run = await RunAsync(arguments.Split('|'));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(named, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data));
    }

    public void Dispose() => _temp.Dispose();

    private async Task WriteAsync(int count, string actor = "staff")
    {
        Directory.CreateDirectory(Data);
        StoreSeat.Prepare(Data, null);
        var clock = new TestClock();
        await using var seat = new StoreSeat(Data, null, clock);
        for (var i = 0; i < count; i++)
        {
            clock.Move(TimeSpan.FromSeconds(1));
            await seat.Writer.WriteAsync(session =>
            {
                new AuditLog(seat.Database, clock).Append(session, new AuditEntry(actor, "test.done", "subject"));
                return 0;
            });
        }
    }

    private void Change(string sql)
    {
        using var session = StoreSeat.DatabaseAt(Data, null).Open();
        session.Execute(new Sql(sql));
    }

    private Task<ProgramRun> RunAsync(params string[] arguments) => MesoBotProgram.RunAsync(arguments, [("Data__Path", Data)]);
}
