using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using MesoBot.Benchmarks;

// The crash test at length: dotnet run -c Release --project tests/MesoBot.Benchmarks -- kills 200
if (args is ["kills", .. var kills]) return await KillsCommand.RunAsync(kills);

// Run with: dotnet run -c Release --project tests/MesoBot.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(TurnBenchmarks).Assembly).Run(args, ManualConfig.Create(DefaultConfig.Instance).WithOptions(ConfigOptions.JoinSummary));
return 0;
