using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using MesoBot.Benchmarks;

// Run with: dotnet run -c Release --project tests/MesoBot.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(TurnBenchmarks).Assembly).Run(args, ManualConfig.Create(DefaultConfig.Instance).WithOptions(ConfigOptions.JoinSummary));
