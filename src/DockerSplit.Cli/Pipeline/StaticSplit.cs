using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Rewriting;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;
using DockerSplit.Text;

namespace DockerSplit.Pipeline;

/// <summary>The part of the way that needs no engine: text, tree, meaning, steps, plan.</summary>
internal sealed class StaticSplit
{
    private readonly DockerfileModel _model;
    private readonly SplitOptions _options;

    private StaticSplit(DockerfileModel model, StageAnalysis? analysis, SplitOptions options) =>
        (_model, Analysis, _options) = (model, analysis, options);

    /// <summary>The steps of the only stage; null where there is not exactly one.</summary>
    public StageAnalysis? Analysis { get; }

    public SplitOptions Options => _options;

    public static StaticSplit Read(RewriteRequest request)
    {
        var model = DockerfileModel.Create(DockerfileSyntax.Parse(request.Source), request.BuildArguments);
        var analysis = model.Stages is [var stage] ? StageAnalyzer.Analyze(stage, new ContextFiles(stage, request.ContextDirectory)) : null;

        return new(model, analysis, new() { Strip = request.Strip });
    }

    /// <summary>Plans by the text alone, or with the facts of the built original.</summary>
    public SplitResult Plan(Observation? seen, Lessons? lessons = null) => Splitter.Split(_model, Analysis, seen, _options, lessons);
}
