using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using MesoBot.Benchmarks;
using MesoBot.Benchmarks.Server;

// One turn's parts: dotnet run -c Release --project tests/MesoBot.Benchmarks -- --filter '*'
// The same without waiting for statistics: dotnet run -c Release --project tests/MesoBot.Benchmarks -- think
// The whole server: dotnet run -c Release --project tests/MesoBot.Benchmarks -- server
// The crash test at length: dotnet run -c Release --project tests/MesoBot.Benchmarks -- kills 200
// Any body, a hundred thousand times: dotnet run -c Release --project tests/MesoBot.Benchmarks -- fuzz 100000
// Every order of patient, staff, worker, time and crash: dotnet run -c Release --project tests/MesoBot.Benchmarks -- interleave
switch (args)
{
    case ["server", ..]:
        return ServerBenchmark.Run(args);
    case ["think", ..]:
        return ThoughtLoop.Run(args);
    case ["reference", var port, .. var database]:
        await ReferenceServer.RunAsync(port, database.FirstOrDefault());
        return 0;
    case ["kills", .. var kills]:
        return await KillsCommand.RunAsync(kills);
    case ["fuzz", .. var fuzz]:
        return await FuzzCommand.RunAsync(fuzz);
    case ["interleave"]:
        return await InterleaveCommand.RunAsync();
    default:
        BenchmarkSwitcher.FromAssembly(typeof(TurnBenchmarks).Assembly).Run(args, ManualConfig.Create(DefaultConfig.Instance).WithOptions(ConfigOptions.JoinSummary));
        return 0;
}
