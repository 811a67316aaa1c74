using BenchmarkDotNet.Running;
using DockerSplit.Bench;

if (args is ["cpu"])
    CpuTime.Measure();
else
    BenchmarkSwitcher.FromAssembly(typeof(ParsingBenchmarks).Assembly).Run(args);
