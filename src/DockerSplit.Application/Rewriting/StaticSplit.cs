using System.Globalization;
using DockerSplit.Analysis;
using DockerSplit.Engine.Builds;
using DockerSplit.Planning;
using DockerSplit.Planning.Bases;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;

namespace DockerSplit.Application.Rewriting;

/// <summary>The part of the way that needs no engine: text, tree, meaning, steps, plan.</summary>
internal sealed class StaticSplit
{
    private readonly Settings _settings;

    private StaticSplit(DockerfileModel model, StageAnalysis? analysis, Settings settings) =>
        (Model, Analysis, _settings) = (model, analysis, settings);

    public DockerfileModel Model { get; }

    /// <summary>The steps of the only stage; null where there is not exactly one.</summary>
    public StageAnalysis? Analysis { get; }

    /// <summary>What the user asked for, with further decisions.</summary>
    public SplitOptions OptionsWith(Overrides? further) =>
        further is null ? _settings.Options : _settings.Options with { Overrides = Merge(_settings.Options.Overrides, further) };

    public static StaticSplit Read(RewriteRequest request)
    {
        var syntax = DockerfileSyntax.Parse(request.Source);
        var settings = DockerfileComments.Apply(syntax, request.Settings);
        var model = DockerfileModel.Create(syntax, request.BuildArguments);
        var analysis = model.Stages is [var stage] ? StageAnalyzer.Analyze(stage, new ContextFiles(stage, request.ContextDirectory)) : null;

        return new(model, analysis, settings);
    }

    /// <summary>Plans by the text alone, or with the facts of the built original.</summary>
    public SplitResult Plan(Observation? seen, Lessons? lessons = null, Overrides? further = null)
    {
        if (_settings.IgnoredAtLine is { } line)
            return new NothingToSplit(string.Create(CultureInfo.InvariantCulture, $"the comment in line {line} asks to leave it alone"), []);

        return Splitter.Split(Model, Analysis, seen, OptionsWith(further), lessons);
    }

    private static Overrides Merge(Overrides one, Overrides other) =>
        new(
            [.. one.RuntimePackages, .. other.RuntimePackages],
            [.. one.BuildPackages, .. other.BuildPackages],
            [.. one.KeptPaths, .. other.KeptPaths],
            [.. one.DroppedPaths, .. other.DroppedPaths]
        )
        {
            BuildVariables = [.. one.BuildVariables, .. other.BuildVariables],
        };
}
