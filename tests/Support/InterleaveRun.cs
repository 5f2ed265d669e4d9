using System.Diagnostics;
using System.Globalization;
using MesoBot.Data;
using MesoBot.Knowledge;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MesoBot.Tests.Support;

/// <summary>What a run has seen.</summary>
/// <param name="Broken">Schedules after which something did not hold, with what it was.</param>
internal sealed record InterleaveReport(string Scenario, long Schedules, int Depth, TimeSpan Time, IReadOnlyList<string> Broken)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Scenario}: {Schedules} schedules of depth {Depth} in {Time.TotalSeconds:0.0} s, {Broken.Count} broken");
}

/// <summary>
/// Every order in which several actors can call the store, one after the other, on the real store with a real file. Deterministic: nothing
/// runs beside the schedule but the writer's own thread, for which each step waits.
/// </summary>
internal sealed class InterleaveRun : IAsyncDisposable
{
    private const int MostTold = 5;

    private readonly DirectoryInfo _folder;
    private readonly StoreWriter _writer;
    private readonly StoreReader _reader;
    private readonly StepClock _clock = new();
    private readonly DeskRoom _room;

    private InterleaveRun()
    {
        // In memory where the machine has such a place: what is tried is the order of calls, not the disk.
        _folder = Directory.Exists("/dev/shm") ? Directory.CreateDirectory($"/dev/shm/mesobot-interleave-{Environment.ProcessId}-{Guid.NewGuid():N}") : Directory.CreateTempSubdirectory("mesobot-test-");
        var options = Options.Create(new DataOptions { Path = _folder.FullName });
        var database = new StoreDatabase(new RootFolder(_folder.FullName), options);
        using (var setup = new StoreSetup(database, new Instance(database), NullLogger<StoreSetup>.Instance)) setup.Prepare();
        _writer = new StoreWriter(database, options, NullLogger<StoreWriter>.Instance);
        _reader = new StoreReader(database);
        _ = _writer.StartAsync(CancellationToken.None);
        _room = new DeskRoom(database, _writer, _reader, new Instance(database), _clock);
    }

    public static async Task<InterleaveRun> StartAsync()
    {
        var run = new InterleaveRun();
        await run._room.OpenAsync();
        return run;
    }

    public async Task<InterleaveReport> ExploreAsync(InterleaveScenario scenario, CancellationToken cancellationToken)
    {
        var (begun, count, broken) = (Stopwatch.GetTimestamp(), 0L, new List<string>());
        foreach (var order in Orders([.. scenario.Actors.Select(a => a.Steps.Length)]))
        {
            cancellationToken.ThrowIfCancellationRequested();
            count++;
            var world = await InterleaveWorld.BeginAsync(_room, _clock, scenario);
            var next = new int[scenario.Actors.Length];
            foreach (var actor in order) await scenario.Actors[actor].Steps[next[actor]++](world);
            var wrong = await world.EndAsync();
            if (wrong.Count > 0 && broken.Count < MostTold) broken.Add(string.Join(" > ", order.Select(i => scenario.Actors[i].Name)) + ": " + string.Join(' ', wrong));
        }
        return new InterleaveReport(scenario.Name, count, scenario.Depth, Stopwatch.GetElapsedTime(begun), broken);
    }

    public async ValueTask DisposeAsync()
    {
        _room.Dispose();
        await _writer.StopAsync(CancellationToken.None);
        _writer.Dispose();
        _reader.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>All orders, depth first: which actor takes each step.</summary>
    private static IEnumerable<IReadOnlyList<int>> Orders(int[] left)
    {
        var order = new List<int>();
        return Next();

        IEnumerable<IReadOnlyList<int>> Next()
        {
            if (left.All(l => l == 0)) yield return [.. order];
            for (var actor = 0; actor < left.Length; actor++)
            {
                if (left[actor] == 0) continue;
                left[actor]--;
                order.Add(actor);
                foreach (var found in Next()) yield return found;
                order.RemoveAt(order.Count - 1);
                left[actor]++;
            }
        }
    }
}
