using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using DockerSplit.Diagnostics;
using DockerSplit.Syntax.Dockerfile;
using DockerSplit.Syntax.Dockerfile.Instructions;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Bench;

/// <summary>How fast Dockerfiles are read and printed, at three sizes. BenchmarkDotNet derives from the class, so it cannot be sealed.</summary>
[MemoryDiagnoser]
[Config(typeof(Configuration))]
public class ParsingBenchmarks
{
    private string _text = "";
    private DockerfileSyntax _tree = DockerfileSyntax.Parse(new(""));

    /// <summary>How many times the basic text is taken.</summary>
    [Params(1, 10, 100)]
    public int Scale { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _text = SampleText.Of(Scale);
        _tree = DockerfileSyntax.Parse(new(_text));
    }

    [Benchmark(Baseline = true)]
    public int ParseAndPrint() => DockerfileSyntax.Parse(new(_text)).ToFullString().Length;

    /// <summary>The shell programs of all RUN instructions, from the tree.</summary>
    [Benchmark]
    public int ParseShell()
    {
        var statements = 0;
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var instruction in _tree.Instructions)
        {
            if (InstructionReader.Read(instruction, diagnostics) is RunInstruction { Command: ShellForm form })
                statements += ShellScript.Parse(form.Text).Statements.Length;
        }

        return statements;
    }

    private sealed class Configuration : ManualConfig
    {
        public Configuration()
        {
            AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
            AddColumn(new ThroughputColumn());
        }
    }
}
