using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Description;
using DockerSplit.Diagnostics;
using DockerSplit.Emission;
using DockerSplit.Planning.Bases;
using DockerSplit.Planning.Doubts;
using DockerSplit.Semantics;

namespace DockerSplit.Planning;

/// <summary>Decides whether and how a Dockerfile is split. Pure: the same input gives the same result.</summary>
public static class Splitter
{
    /// <summary>What is certain before any image is looked at; null when there may be something to split.</summary>
    /// <param name="analysis">The steps of the only stage; null only where the model has several or is in error.</param>
    public static Refusal? Refuse(DockerfileModel model, StageAnalysis? analysis)
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

        return Refusals.ByText(analysis);
    }

    /// <summary>
    /// Plans and writes the rewritten Dockerfile. Where only the text tells of the image and leaves a doubt, an engine is needed, unless the
    /// user takes a guess; then each doubt is a caution.
    /// </summary>
    /// <param name="runtime">The image that the runtime stage starts from: the original's own base, or one that serves.</param>
    public static SplitResult Split(DockerfileModel model, PlanDraft draft, RuntimeImage runtime)
    {
        if (Refusals.ByTriggers(draft, runtime) is { } unsupported)
            return unsupported;

        var plan = Planner.Plan(draft, runtime) with { Cautions = Warnings(model, draft.Analysis) };
        if (draft.Image.IsSeen)
            return Refusals.BySize(plan, draft.Image.Facts) ?? Write(model, plan);

        var text = new TextDoubts(draft, runtime, plan);
        var doubts = text.Find();
        if (Savings.Refuse(draft, plan) is { } refusal && (draft.Options.Guess || text.AreOfWhatIsKept(doubts)))
            return refusal;
        if (doubts.IsEmpty || draft.Options.Guess)
            return Write(model, plan with { Cautions = [.. plan.Cautions, .. doubts] });

        return Write(model, plan) is Split split ? new NeedsEngine(split.Plan, split.Text, doubts) : Write(model, plan);
    }

    /// <summary>Splits by the text alone: the described image takes the place of the one that was seen, and tables that of the bases.</summary>
    /// <param name="context">The build context; null when there is none to read.</param>
    public static SplitResult SplitByText(DockerfileModel model, StageAnalysis analysis, IBuildContext? context, SplitOptions options)
    {
        var draft = PlanDraft.Make(
            analysis,
            DescribedImage.Of(analysis, context),
            DescribedRuntimes.Own(analysis.Stage, analysis.Knowledge),
            options,
            Lessons.None
        );

        return (options.Guess ? null : Refusals.ByStart(draft)) ?? Split(model, draft, DescribedRuntimes.Choose(draft));
    }

    /// <summary>What reading the text warned of.</summary>
    private static ImmutableArray<Diagnostic> Warnings(DockerfileModel model, StageAnalysis analysis) =>
        [.. model.Diagnostics.Concat(analysis.Diagnostics).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning)];

    private static SplitResult Write(DockerfileModel model, SplitPlan plan)
    {
        var emitted = Emitter.Emit(model, plan);
        var broken = Promises.Check(model, plan, emitted);

        return broken.IsEmpty ? new Split(plan, emitted.Text) : new Unsupported(broken);
    }
}
