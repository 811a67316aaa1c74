using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Diagnostics;
using DockerSplit.Emission;
using DockerSplit.Semantics;

namespace DockerSplit.Planning;

/// <summary>Decides whether and how a Dockerfile is split. Pure: the same input gives the same result.</summary>
public static class Splitter
{
    /// <summary>A smaller gain than this part of the image is none.</summary>
    private const int LeastPercent = 1;

    /// <summary>Plans and writes the rewritten Dockerfile.</summary>
    /// <param name="analysis">The steps of the only stage; null only where the model has several or is in error.</param>
    /// <param name="seen">Facts of the built original; null plans by the text alone.</param>
    /// <param name="lessons">What earlier rounds of building and asking taught.</param>
    public static SplitResult Split(
        DockerfileModel model,
        StageAnalysis? analysis,
        Observation? seen,
        SplitOptions options,
        Lessons? lessons = null
    )
    {
        var errors = model
            .Diagnostics.Concat(analysis?.Diagnostics ?? [])
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .ToImmutableArray();
        if (!errors.IsEmpty)
            return new Unsupported(errors);
        if (model.Stages.Length > 1)
            return new AlreadyMultiStage(model.Stages.Length);
        ArgumentNullException.ThrowIfNull(analysis);
        if (Refusals.ByText(analysis) is { } refusal)
            return refusal;

        var plan = seen is null ? StaticPlanner.Plan(analysis, options) : ObservedPlanner.Plan(analysis, seen, options, lessons ?? Lessons.None);
        if (Refusals.ByPlan(plan, seen, LeastPercent) is { } gain)
            return gain;

        var text = Emitter.Emit(model, plan);
        var broken = Promises.Check(model, plan, text);

        return broken.IsEmpty ? new Split(plan, text) : new Unsupported(broken);
    }
}
