using MesoBot.Tests.Support;

namespace MesoBot.Tests.Machine;

/// <summary>The web chat's own tests are TypeScript; they run here so that one command runs all.</summary>
public class WidgetScriptTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    [Fact]
    public Task ItsOwnTestsPass() => RunAsync("test.mjs");

    [Fact]
    public Task ItsTypesAgree() => RunAsync(Path.Combine("node_modules", "typescript", "bin", "tsc"), "--noEmit");

    private static async Task RunAsync(params string[] arguments)
    {
        var run = await Command.RunAsync(await NodeModules.NodeAsync(), arguments, Limit, null, Repository.At("src/widget"), TestContext.Current.CancellationToken);
        Assert.True(run.ExitCode == 0, run.Output);
    }
}
