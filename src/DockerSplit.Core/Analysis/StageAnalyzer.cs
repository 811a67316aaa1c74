using System.Collections.Immutable;
using DockerSplit.Analysis.Commands;
using DockerSplit.Analysis.Shell;
using DockerSplit.Diagnostics;
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
    private readonly BuildTrees _trees = new();
    private readonly Stage _stage;
    private readonly IBuildContext? _context;

    private StageAnalyzer(Stage stage, IBuildContext? context) => (_stage, _context) = (stage, context);

    /// <summary>Analyses a stage.</summary>
    /// <param name="context">The files that COPY brings, by their path in the image; null when there is no context to read.</param>
    public static StageAnalysis Analyze(Stage stage, IBuildContext? context) => new StageAnalyzer(stage, context).Run();

    private StageAnalysis Run()
    {
        for (var i = 0; i < _stage.Instructions.Length; i++)
            Analyze(i, _stage.Instructions[i]);

        return new(_stage, [.. _steps], _diagnostics.ToImmutable());
    }

    private void Analyze(int index, StageInstruction at)
    {
        var directory = new StepPath(at.Before.WorkingDirectory ?? "/", "WORKDIR", at.Instruction.Syntax.Span);
        switch (at.Instruction)
        {
            case RunInstruction { Command: ShellForm form } run:
                AnalyzeShell(index, run, form.Text, at.Before, directory, DialectOf(form, at.Before));
                break;
            case RunInstruction { Command: ExecForm { Words: var words } } run:
                var line = string.Join(' ', words.Select(word => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
                var place = run.Syntax.Arguments.ToSource(new TextSpan(0, run.Syntax.Arguments.Text.Length));
                AnalyzeShell(
                    index,
                    run,
                    new(run.Syntax.Arguments.Source, line, [new(0, place.Start, place.Length)]),
                    at.Before,
                    directory,
                    ShellDialect.Posix
                );
                break;
            case CopyInstruction copy:
                AnalyzeCopy(index, copy, at.Before, directory);
                break;
            case WorkdirInstruction workdir:
                var path = new WordExpander(at.Before).Expand(workdir.Path);
                Add(index, at, directory, new MakeDirectories([Path(directory, path, workdir.Path, workdir.Syntax.Span)]));
                break;
        }
    }

    private void AnalyzeShell(int index, RunInstruction run, LogicalText text, BuildState state, StepPath directory, ShellDialect? dialect)
    {
        if (dialect is null)
        {
            _diagnostics.Add(AnalysisDescriptors.UnsupportedShell.At(text.Source, run.Syntax.Span, state.Shell[0]));

            return;
        }

        var script = ShellScript.Parse(text, dialect.Value);
        _diagnostics.AddRange(script.Diagnostics);
        if (!script.HasErrors)
            new ShellWalker(script, index, _trees, _context, _steps).Walk(script.Statements, new(state, directory), StepCondition.Always);
    }

    /// <summary>bash reads a superset, and BusyBox ash some of it; only dash-only texts are read as POSIX.</summary>
    private static ShellDialect? DialectOf(ShellForm form, BuildState state)
    {
        var shell = UnixPath.Name((form.Interpreter ?? state.Shell[0]).Split(' ')[0]);

        return shell switch
        {
            "bash" or "zsh" or "ksh" or "env" => ShellDialect.Bash,
            "sh" or "ash" or "dash" => ShellDialect.Posix,
            _ => null,
        };
    }

    private void AnalyzeCopy(int index, CopyInstruction copy, BuildState state, StepPath directory)
    {
        var expander = new WordExpander(state);
        var destination = expander.Expand(copy.Destination);
        var path = Path(directory, destination, copy.Destination, copy.Syntax.Span);
        var sources = copy.Sources.Select(source => new StepPath(expander.Expand(source), source, copy.Syntax.Span));
        var effects = new Effect[] { new CopyFiles([.. sources], path, FromContext: copy.From is null) };
        _steps.Add(new(index, copy.Syntax.Span, copy.Syntax.Keyword, [], directory, StepCondition.Always, [.. effects]));
    }

    private static StepPath Path(StepPath directory, string? value, string text, TextSpan span) =>
        WordEvaluator.Resolve(directory, value, text, span, glob: false);

    private void Add(int index, StageInstruction at, StepPath directory, Effect effect) =>
        _steps.Add(new(index, at.Instruction.Syntax.Span, at.Instruction.Syntax.Keyword, [], directory, StepCondition.Always, [effect]));
}
