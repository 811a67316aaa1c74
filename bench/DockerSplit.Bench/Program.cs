using BenchmarkDotNet.Running;
using DockerSplit.Bench;

BenchmarkSwitcher.FromAssembly(typeof(ParsingBenchmarks).Assembly).Run(args);
