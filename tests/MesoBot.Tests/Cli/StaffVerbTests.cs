using System.Net;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Cli;

/// <summary>The first way in comes from the terminal, before the server and beside it.</summary>
public sealed class StaffVerbTests : IDisposable
{
    private readonly TempFolder _data = new();

    [Fact]
    public async Task TheFirstAdministratorComesFromTheTerminalBesideARunningServer()
    {
        var before = await RunAsync("staff", "invite", "--name", "Early Bird", "--role", "administrator");
        Assert.Equal((0, ""), (before.ExitCode, before.Error));
        await using var server = await MesoBotServer.StartAsync(new Dictionary<string, string> { ["Data__Path"] = _data.Path, ["Logging__LogLevel__Default"] = "Trace" });
        using var early = new StaffBrowser(server.Address);
        Assert.Equal(HttpStatusCode.OK, (await early.JoinAsync(SecretIn(before))).Status);

        var beside = await RunAsync("staff", "invite", "--name", "Dr. Sample", "--role", "clinician");
        Assert.Equal((0, ""), (beside.ExitCode, beside.Error));
        using var doctor = new StaffBrowser(server.Address);
        Assert.Equal(HttpStatusCode.OK, (await doctor.JoinAsync(SecretIn(beside))).Status);
        Assert.Equal(HttpStatusCode.OK, (await doctor.GetAsync("/staff/account")).Status);

        Assert.Equal(0, (await RunAsync("staff", "disable", "dr. sample")).ExitCode);
        Assert.Equal(HttpStatusCode.Redirect, (await doctor.GetAsync("/staff/account")).Status);
        var list = (await RunAsync("staff", "list")).Output;
        Assert.Contains("Early Bird  administrator\n", list, StringComparison.Ordinal);
        Assert.Contains("Dr. Sample  clinician  disabled", list, StringComparison.Ordinal);

        Assert.Contains("/staff/join#", (await RunAsync("staff", "reset", "Early Bird")).Output, StringComparison.Ordinal);
        foreach (var secret in (string[])[SecretIn(before), SecretIn(beside), StaffBrowser.Password, "Early Bird"])
            Assert.DoesNotContain(secret, server.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("staff|invite|--name|Sara|--role|boss", "boss")]
    [InlineData("staff|invite|--name|7|--role|reception", "--name")]
    [InlineData("staff|invite|--name|Sara", "--role")]
    [InlineData("staff|invite|--name|Sara|--role|reception|--email|nowhere", "--email")]
    [InlineData("staff|disable|Nobody", "Nobody")]
    [InlineData("staff|reset|Nobody", "Nobody")]
    public async Task WrongInputIsNamedInOneSentence(string arguments, string named)
    {
        var run = await RunAsync(arguments.Split('|'));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(named, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    public void Dispose() => _data.Dispose();

    private static string SecretIn(ProgramRun run) => run.Output.Trim().Split('#')[^1];

    private Task<ProgramRun> RunAsync(params string[] arguments) => MesoBotProgram.RunAsync(arguments, [("Data__Path", _data.Path), ("Knowledge__CachePath", Repository.At(".cache"))]);
}
