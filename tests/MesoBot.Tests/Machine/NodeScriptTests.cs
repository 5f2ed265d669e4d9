using MesoBot.Tests.Support;
using Xunit.Sdk;

namespace MesoBot.Tests.Machine;

public class NodeScriptTests
{
    [Fact]
    public async Task AScriptSeesTheInstalledClientsAndItsSettings()
    {
        var wrote = await NodeScript.EvaluateAsync("console.log(process.env.GREETING, typeof require('botframework-directlinejs').DirectLine)",
            new Dictionary<string, string> { ["GREETING"] = "مرحبا" });

        Assert.Equal("مرحبا function", wrote.Trim());
    }

    [Fact]
    public async Task AScriptThatFailsFailsTheTestWithWhatItWrote()
    {
        var failure = await Assert.ThrowsAsync<FailException>(() => NodeScript.EvaluateAsync("console.error('no reply came'); process.exit(3)"));

        Assert.Contains("ended with 3", failure.Message, StringComparison.Ordinal);
        Assert.Contains("no reply came", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AScriptThatHangsIsEnded() =>
        await Assert.ThrowsAsync<TimeoutException>(() => NodeScript.EvaluateAsync("setInterval(() => {}, 1000)", limit: TimeSpan.FromSeconds(2)));
}
