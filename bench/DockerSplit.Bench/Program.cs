using DockerSplit.Bench;
using BenchmarkDotNet.Running;

if (args is ["cpu"])
    CpuTime.Measure();
else
    BenchmarkSwitcher.FromAssembly(typeof(ParsingBenchmarks).Assembly).Run(args);
