using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using MesoBot.Benchmarks;
using MesoBot.Benchmarks.Server;

// One turn's parts: dotnet run -c Release --project tests/MesoBot.Benchmarks -- --filter '*'
// The same without waiting for statistics: dotnet run -c Release --project tests/MesoBot.Benchmarks -- think
// The whole server: dotnet run -c Release --project tests/MesoBot.Benchmarks -- server
switch (args)
{
    case ["server", ..]:
        return ServerBenchmark.Run(args);
    case ["think", ..]:
        return ThoughtLoop.Run(args);
    case ["reference", var port, .. var database]:
        ReferenceServer.RunAsync(port, database.FirstOrDefault()).GetAwaiter().GetResult();
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(TurnBenchmarks).Assembly).Run(args, ManualConfig.Create(DefaultConfig.Instance).WithOptions(ConfigOptions.JoinSummary));
        return 0;
}
