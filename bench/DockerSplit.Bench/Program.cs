using DockerSplit.Bench;
using BenchmarkDotNet.Running;

if (args is ["cpu"])
    CpuTime.Measure();
else if (args is ["images", .. var archives])
    await ImageFigures.MeasureAsync(archives);
else
    BenchmarkSwitcher.FromAssembly(typeof(ParsingBenchmarks).Assembly).Run(args);
