using MesoBot.Tests.Support;

namespace MesoBot.Benchmarks;

/// <summary><c>interleave</c>: the orders of patient, worker, staff, time and crash at length.</summary>
internal static class InterleaveCommand
{
    /// <returns>0 when everything held after every schedule.</returns>
    public static async Task<int> RunAsync()
    {
        await using var run = await InterleaveRun.StartAsync();
        var (total, broken) = (0L, 0);
        foreach (var scenario in InterleaveScenario.Long())
        {
            Console.WriteLine($"{scenario.Name}: {scenario.Schedules} schedules");
            var report = await run.ExploreAsync(scenario, CancellationToken.None);
            Console.WriteLine(report);
            foreach (var line in report.Broken) Console.WriteLine("  " + line);
            (total, broken) = (total + report.Schedules, broken + report.Broken.Count);
        }
        Console.WriteLine($"{total} schedules, {broken} broken");
        return broken == 0 ? 0 : 1;
    }
}
