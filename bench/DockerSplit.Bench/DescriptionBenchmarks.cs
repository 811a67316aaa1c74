using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using DockerSplit.Analysis;
using DockerSplit.Composition;
using DockerSplit.Description;
using DockerSplit.Facts;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;

namespace DockerSplit.Bench;

/// <summary>How the time to describe an image grows with the text. BenchmarkDotNet derives from the class, so it cannot be sealed.</summary>
[MemoryDiagnoser]
[Config(typeof(Configuration))]
public class DescriptionBenchmarks
{
    private StageAnalysis _analysis = null!;

    /// <summary>How many instructions, commands or copies there are.</summary>
    [Params(1_000, 10_000)]
    public int Size { get; set; }

    [Params("instructions", "chain", "copies", "moves")]
    public string Shape { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var parts = Enumerable.Range(0, Size).Select(Part);
        var text = "FROM debian:12\n" + (Shape == "chain" ? "RUN " + string.Join(" && \\\n", parts) + "\n" : string.Concat(parts));
        var model = DockerfileModel.Create(DockerfileSyntax.Parse(new(text)), ImmutableDictionary<string, string>.Empty);
        _analysis = StageAnalyzer.Analyze(model.Stages[0], ShippedCommands.Catalog, null);
    }

    [Benchmark]
    public int Describe()
    {
        var image = DescribedImage.Of(_analysis, null);

        return image.Reach(ClosureRoot.OfConfig(image.Facts.Config)).Reached.Count + image.Left.Length;
    }

    private string Part(int i) =>
        Shape switch
        {
            "instructions" => $"RUN apt-get install -y p{i} && echo {i} > /opt/f{i}\n",
            "chain" => $"mkdir -p /opt/d{i}/e && touch /opt/d{i}/e/f",
            "copies" => $"COPY f{i}.conf /opt/d{i % 100}/\n",
            _ => $"RUN mkdir /opt/d{i} && touch /opt/d{i}/f && mv /opt/d{i} /srv/d{i}\n",
        };

    private sealed class Configuration : ManualConfig
    {
        public Configuration() => AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
    }
}
