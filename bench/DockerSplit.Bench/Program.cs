using BenchmarkDotNet.Running;
using DockerSplit.Bench;

if (args is ["cpu"])
    CpuTime.Measure();
else if (args is ["growth"])
    await GrowthFigures.MeasureAsync();
else if (args is ["images", .. var archives])
    await ImageFigures.MeasureAsync(archives);
else
    BenchmarkSwitcher.FromAssembly(typeof(ParsingBenchmarks).Assembly).Run(args);
