using System.Globalization;
using MesoBot.Tests.Support;

namespace MesoBot.Benchmarks;

/// <summary><c>fuzz 100000</c>: broken bodies and requests at length, each time other ones.</summary>
internal static class FuzzCommand
{
    private const int Usual = 100_000;

    /// <returns>0 when no answer was 500 or above and the server still runs.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var requests = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : Usual;
        var seed = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : Random.Shared.Next();
        var command = await CrashProgram.MakeAsync();
        await LearnedSearch.EnsureAsync();
        await using var server = await MesoBotServer.StartAsync(command, FuzzRun.Settings);
        var before = server.Memory;
        using var fuzz = new FuzzRun(server, seed);
        Console.WriteLine($"Sending {requests} requests, seed {seed}.");
        var report = await fuzz.RunAsync(requests, done => Console.WriteLine($"{done} of {requests} requests"));
        Console.WriteLine(report);
        if (!server.IsRunning)
        {
            Console.WriteLine("The server ended:\n" + server.Log.Text);
            return 1;
        }
        Console.WriteLine($"memory {before >> 20} MiB before, {server.Memory >> 20} MiB after; lines in the log: {server.Log.Error.Count}");
        foreach (var line in server.Log.Error.Take(10)) Console.WriteLine(line);
        return report.Failures.Count == 0 ? 0 : 1;
    }
}
