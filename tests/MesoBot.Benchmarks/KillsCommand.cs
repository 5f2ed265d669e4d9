using System.Globalization;
using MesoBot.Tests.Support;

namespace MesoBot.Benchmarks;

/// <summary><c>kills 200</c>: the crash test at length, on the program compiled ahead.</summary>
internal static class KillsCommand
{
    private const int Usual = 200;

    /// <returns>0 when nothing was lost, doubled or out of order.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var kills = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : Usual;
        var command = await CrashProgram.MakeAsync();
        await LearnedSearch.EnsureAsync();
        Console.WriteLine($"Killing {command[0]} {kills} times.");
        var report = await CrashRun.RunAsync(command, kills, CrashKind.Kill, done =>
        {
            if (done % 10 == 0 || done == kills) Console.WriteLine($"{done} of {kills} kills");
        });
        Console.WriteLine(report);
        return report.IsClean ? 0 : 1;
    }
}
