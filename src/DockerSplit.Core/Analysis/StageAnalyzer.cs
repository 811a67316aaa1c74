using System.Collections.Immutable;
using DockerSplit.Analysis.Commands;
using DockerSplit.Analysis.Shell;
using DockerSplit.Diagnostics;
using DockerSplit.Paths;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile.Instructions;
using DockerSplit.Syntax.Shell;
using DockerSplit.Text;

namespace DockerSplit.Analysis;

/// <summary>Lays the instructions of a stage out as steps.</summary>
public sealed class StageAnalyzer
{
    private readonly List<Step> _steps = [];
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
    private readonly Stage _stage;
    private readonly ShellWorld _world;
    private readonly string? _start;
    private BuildMemory _memory;

    /// <summary>Where the next instruction runs; null where that cannot be known.</summary>
    private string? _directory;
    private bool _isFromStart;

    private StageAnalyzer(Stage stage, ShellWorld world, string? start)
    {
        (_stage, _world, _memory) = (stage, world, new(stage.Image));
        (_start, _directory, _isFromStart) = (start, start ?? "/", start is null);
    }

    /// <summary>Analyses a stage.</summary>
    /// <param name="commands">What is known of commands.</param>
    /// <param name="context">The files that COPY brings, by their path in the image; null when there is no context to read.</param>
    /// <param name="start">Where the base image starts; null where nobody knows, and then the root is taken.</param>
    public static StageAnalysis Analyze(Stage stage, CommandCatalog commands, IBuildContext? context, string? start = null) =>
        new StageAnalyzer(stage, new(commands, context, new()), start).Run();

    private StageAnalysis Run()
    {
        for (var i = 0; i < _stage.Instructions.Length; i++)
            AnalyzeWithinBounds(i, _stage.Instructions[i]);

        return new(_stage, LinkedPackages.Follow(WantedPackages.Follow(_steps), _world.Catalog), _diagnostics.ToImmutable())
        {
            Commands = _world.Catalog,
            Start = _start,
        };
    }

    private void AnalyzeWithinBounds(int index, StageInstruction at)
    {
        var refusals = _world.Budget.Refusals;
        Analyze(index, at);
        if (_world.Budget.Refusals > refusals)
            _diagnostics.Add(DockerfileDescriptors.TooLongValue.At(at.Instruction.Syntax.Arguments.Source, at.Instruction.Syntax.Span));
    }

    private void Analyze(int index, StageInstruction instruction)
    {
        var at = instruction with { Before = instruction.Before with { WorkingDirectory = _directory } };
        var directory = new StepPath(_directory, "WORKDIR", at.Instruction.Syntax.Span) { IsFromStart = _isFromStart };
        switch (at.Instruction)
        {
            case RunInstruction { Command: ShellForm form } run:
                AnalyzeShell(index, run, form, at.Before, directory);
                break;
            case RunInstruction { Command: ExecForm exec } run:
                Walk(ShellScript.Parse(Quoted(run, exec)), index, at.Before, directory);
                break;
            case CopyInstruction copy:
                AnalyzeCopy(index, copy, at.Before, directory);
                break;
            case WorkdirInstruction workdir:
                var path = Path(directory, new WordExpander(at.Before).Expand(workdir.Path), workdir.Path, workdir.Syntax.Span);
                Add(index, at, directory, new MakeDirectories([path]));
                (_directory, _isFromStart) = (path.Value, path.IsFromStart);
                break;
        }
    }

    /// <summary>The exec form as a shell would have to write it.</summary>
    private static LogicalText Quoted(RunInstruction run, ExecForm exec)
    {
        var line = string.Join(' ', exec.Words.Select(word => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
        var arguments = run.Syntax.Arguments;
        var place = arguments.ToSource(new TextSpan(0, arguments.Text.Length));

        return new(arguments.Source, line, [new(0, place.Start, place.Length)]);
    }

    private void AnalyzeShell(int index, RunInstruction run, ShellForm form, BuildState state, StepPath directory)
    {
        if (form.Interpreter is { } interpreter && ShellDialects.OfInterpreter(_world.Catalog, interpreter) is null)
        {
            var effect = new UnknownEffect($"a program for {interpreter}");
            _steps.Add(new(index, run.Syntax.Span, ContainerPath.Name(interpreter), [], directory, StepCondition.Always, [effect]));
        }
        else if (DialectOf(form, state) is { } dialect)
        {
            Walk(Parse(form.Text, dialect), index, state, directory);
        }
        else
        {
            _diagnostics.Add(AnalysisDescriptors.UnsupportedShell.At(form.Text.Source, run.Syntax.Span, state.Shell[0]));
        }
    }

    /// <summary>
    /// What <c>/bin/sh</c> is depends on the image: dash, BusyBox, or bash, which reads more. So a program that POSIX does not know is
    /// read as bash's before it counts as wrong.
    /// </summary>
    private static ShellScript Parse(LogicalText text, ShellDialect dialect)
    {
        var script = ShellScript.Parse(text, dialect);
        if (!script.HasErrors || dialect == ShellDialect.Bash)
            return script;

        var other = ShellScript.Parse(text, ShellDialect.Bash);

        return other.HasErrors ? script : other;
    }

    private void Walk(ShellScript script, int index, BuildState state, StepPath directory)
    {
        _diagnostics.AddRange(script.Diagnostics);
        if (script.HasErrors)
            return;

        var scope = new ShellScope(state, HomeOf(state), directory, _world, _memory);
        new ShellWalker(script, index, _steps).Run(new(scope, StepCondition.Always, IsLast: true));
        _memory = scope.Memory;
    }

    /// <summary>The engine sets HOME to root's where nobody else runs the command, and images that tables know set no other.</summary>
    private string? HomeOf(BuildState state) => _start is not null && state.User is null or "root" or "0" ? "/root" : null;

    private ShellDialect? DialectOf(ShellForm form, BuildState state) =>
        form.Interpreter is { } interpreter
            ? ShellDialects.OfInterpreter(_world.Catalog, interpreter)
            : ShellDialects.OfShell(_world.Catalog, state.Shell);

    private void AnalyzeCopy(int index, CopyInstruction copy, BuildState state, StepPath directory) =>
        _steps.Add(
            new(
                index,
                copy.Syntax.Span,
                copy.Syntax.Keyword,
                [],
                directory,
                StepCondition.Always,
                [.. new CopyEffects(copy, state, directory, _world.Budget).All()]
            )
        );

    private static StepPath Path(StepPath directory, string? value, string text, TextSpan span) =>
        WordEvaluator.Resolve(directory, value, text, span, glob: false);

    private void Add(int index, StageInstruction at, StepPath directory, Effect effect) =>
        _steps.Add(new(index, at.Instruction.Syntax.Span, at.Instruction.Syntax.Keyword, [], directory, StepCondition.Always, [effect]));
}
