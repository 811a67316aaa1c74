using System.Collections.Immutable;
using DockerSplit.Application.Rewriting;
using DockerSplit.Diagnostics;
using DockerSplit.Knowledge;
using DockerSplit.Planning;
using DockerSplit.Semantics;
using DockerSplit.Text;

namespace DockerSplit.Application.Checking;

/// <summary>Says of Dockerfiles which would gain from a runtime stage. What is wrong with one never stops the others.</summary>
/// <param name="read">Reads a Dockerfile and its settings; an <see cref="EnvironmentFailure"/> of it is that Dockerfile's result.</param>
/// <param name="measure">Whether both images are built, one Dockerfile after the other; the text alone decides otherwise.</param>
internal sealed class Checker(
    Func<string, CancellationToken, Task<RewriteRequest>> read,
    bool measure,
    IProgress<PipelineEvent> progress
)
{
    /// <summary>The findings in the order of the names, however long each took.</summary>
    public async Task<ImmutableArray<CheckedDockerfile>> CheckAsync(ImmutableArray<string> names, CancellationToken cancellationToken)
    {
        var results = new CheckedDockerfile[names.Length];
        // The engine's builds share its machine: one at a time.
        var parallel = new ParallelOptions
        {
            CancellationToken = cancellationToken,
            MaxDegreeOfParallelism = measure ? 1 : Environment.ProcessorCount,
        };
        await Parallel.ForAsync(0, names.Length, parallel, async (at, token) => results[at] = await CheckAsync(names[at], token));

        return [.. results];
    }

    private async Task<CheckedDockerfile> CheckAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var request = await read(name, cancellationToken) with { Verify = measure };

            return Judge(name, await RewritePipeline.RunAsync(request, progress, cancellationToken));
        }
        catch (EnvironmentFailure failure) when (failure.Kind == FailureKind.Usage)
        {
            return new NotReadable(name, new(1, 1), failure.Message);
        }
    }

    /// <summary>What an outcome means for the one who asks what is to be gained.</summary>
    public static CheckedDockerfile Judge(string name, RewriteOutcome outcome) =>
        outcome.Result switch
        {
            Split split => Judge(name, outcome, split.Plan),
            NeedsEngine doubtful => new Doubtful(name, PlaceOf(doubtful.Draft), Dropped(doubtful.Draft), Masked(doubtful.Doubts, outcome)),
            Unsupported { Diagnostics: [var first, ..] } => new NotReadable(name, first.Position, outcome.Mask.Apply(first.Message)),
            NothingToSplit nothing => new NotGaining(name, outcome.Verdict, outcome.Mask.Apply(nothing.Reason)),
            AlreadyMultiStage several => new NotGaining(name, outcome.Verdict, $"it has {several.Stages} stages"),
            _ => new Failing(name, new(1, 1), outcome.Verdict, FirstLine(outcome), []),
        };

    private static CheckedDockerfile Judge(string name, RewriteOutcome outcome, SplitPlan plan) =>
        outcome.Verdict is Outcome.Verified or Outcome.Unverified
            ? new Gaining(name, PlaceOf(plan), outcome.Verdict, Dropped(plan), SavingOf(outcome, plan))
            : new Failing(name, PlaceOf(plan), outcome.Verdict, FirstLine(outcome), Dropped(plan));

    private static ImmutableArray<Diagnostic> Masked(ImmutableArray<Diagnostic> doubts, RewriteOutcome outcome) =>
        [.. doubts.Select(doubt => doubt with { Message = outcome.Mask.Apply(doubt.Message) })];

    private static LinePosition PlaceOf(SplitPlan plan) =>
        plan.Stage.From.Syntax.Arguments.Source.PositionOf(plan.Stage.From.Syntax.Span.Start);

    private static ImmutableArray<string> Dropped(SplitPlan plan) =>
        [.. plan.Packages.Where(package => package is { Requested: true, Role: PackageRole.BuildOnly }).Select(package => package.Name)];

    /// <summary>What the author removes himself is no saving.</summary>
    private static Saving? SavingOf(RewriteOutcome outcome, SplitPlan plan)
    {
        if (outcome.Verification is { } measured)
            return new(measured.OriginalSize - measured.RewrittenSize, IsMeasured: true);

        var left = plan.Packages.Where(package =>
            package is { Requested: true, Role: PackageRole.BuildOnly, Evidence: not [{ Rule: "virtual-group-deleted" or "removed-by-author" }, ..] }
        );

        return PackageSizes.LeastOf(plan.Stage.Image, left.Select(package => package.Name)) is { } bytes ? new(bytes, IsMeasured: false) : null;
    }

    private static string FirstLine(RewriteOutcome outcome) => outcome.Mask.Apply((outcome.Explanation ?? "").Split('\n')[0]);
}
