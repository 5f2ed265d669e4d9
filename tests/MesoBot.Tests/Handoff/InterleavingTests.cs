using MesoBot.Tests.Support;

namespace MesoBot.Tests.Handoff;

/// <summary>Patient, worker, staff, time and a crash in every order: no message lost, none answered twice, never without an owner.</summary>
public class InterleavingTests(ITestOutputHelper output)
{
    [Fact]
    public async Task InEveryOrderNothingIsLostAndNobodyTalksOverAnother()
    {
        await using var run = await InterleaveRun.StartAsync();
        var total = 0L;
        foreach (var scenario in InterleaveScenario.Short())
        {
            var report = await run.ExploreAsync(scenario, TestContext.Current.CancellationToken);
            output.WriteLine(report.ToString());
            Assert.True(report.Broken.Count == 0, string.Join('\n', report.Broken.Prepend(report.Scenario)));
            Assert.Equal(scenario.Schedules, report.Schedules);
            total += report.Schedules;
        }
        output.WriteLine($"{total} schedules");
        Assert.True(total > 3000);
    }
}
