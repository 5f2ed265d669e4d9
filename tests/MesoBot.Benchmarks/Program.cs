using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using MesoBot.Benchmarks;

// The hard promises at length: dotnet run -c Release --project tests/MesoBot.Benchmarks -- kills 200, and -- fuzz 100000
if (args is ["kills", .. var kills]) return await KillsCommand.RunAsync(kills);
if (args is ["fuzz", .. var fuzz]) return await FuzzCommand.RunAsync(fuzz);

// Run with: dotnet run -c Release --project tests/MesoBot.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(TurnBenchmarks).Assembly).Run(args, ManualConfig.Create(DefaultConfig.Instance).WithOptions(ConfigOptions.JoinSummary));
return 0;
