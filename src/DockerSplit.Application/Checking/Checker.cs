using System.Collections.Immutable;
using System.Diagnostics;
using DockerSplit.Application.Comparing;
using DockerSplit.Application.Rewriting;
using DockerSplit.Diagnostics;
using DockerSplit.Knowledge;
using DockerSplit.Planning;
using DockerSplit.Planning.Rules;
using DockerSplit.Text;

namespace DockerSplit.Application.Checking;

/// <summary>Says of Dockerfiles which would gain from a runtime stage. What is wrong with one never stops the others.</summary>
/// <param name="read">Reads a Dockerfile and its settings; an <see cref="EnvironmentFailure"/> of it is that Dockerfile's result.</param>
/// <param name="measure">Whether both images are built, one Dockerfile after the other; the text alone decides otherwise.</param>
internal sealed class Checker(
    Func<string, CancellationToken, Task<RewriteRequest>> read,
    bool measure,
    IProgress<ApplicationEvent> progress
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
            var request = await read(name, cancellationToken) with { Engine = measure ? EngineUse.Demanded : EngineUse.Never };

            return Judge(name, await RewritePipeline.RunAsync(request, progress, cancellationToken));
        }
        catch (EnvironmentFailure failure) when (failure.Kind == FailureKind.Usage)
        {
            return new NotReadable(name, new(1, 1), failure.Message);
        }
    }

    /// <summary>What an outcome means for the one who asks what is to be gained.</summary>
    public static CheckedDockerfile Judge(string name, RewriteOutcome outcome) =>
        outcome switch
        {
            Refused refused => Judge(name, refused),
            Unverified unverified => new Gaining(
                name,
                PlaceOf(unverified.Split.Plan),
                outcome.Outcome,
                Dropped(unverified.Split.Plan),
                LeastSaving(unverified.Split.Plan)
            ),
            Tried tried => Judge(name, tried),
            Unbuildable { Failure: var failure } => new Failing(name, new(1, 1), outcome.Outcome, FirstLine(failure, outcome), []),
            _ => throw new UnreachableException(),
        };

    private static CheckedDockerfile Judge(string name, Refused refused) =>
        refused.Refusal switch
        {
            NeedsEngine doubtful => new Doubtful(name, PlaceOf(doubtful.Draft), Dropped(doubtful.Draft), Masked(doubtful.Doubts, refused)),
            Unsupported { Diagnostics: [var first, ..] } => new NotReadable(name, first.Position, refused.Mask.Apply(first.Message)),
            NothingToSplit nothing => new NotGaining(name, refused.Outcome, refused.Mask.Apply(nothing.Reason)),
            AlreadyMultiStage several => new NotGaining(name, refused.Outcome, $"it has {several.Stages} stages"),
            _ => throw new UnreachableException(),
        };

    private static CheckedDockerfile Judge(string name, Tried tried)
    {
        var plan = tried.Split.Plan;

        return tried.Comparison is SameBehaviour { Measurement: { IsSmaller: true } measured }
            ? new Gaining(
                name,
                PlaceOf(plan),
                tried.Outcome,
                Dropped(plan),
                new(measured.Original.Bytes - measured.Rewritten.Bytes, IsMeasured: true)
            )
            : new Failing(name, PlaceOf(plan), tried.Outcome, FirstLine(tried.Comparison, tried), Dropped(plan));
    }

    private static ImmutableArray<Diagnostic> Masked(ImmutableArray<Diagnostic> doubts, RewriteOutcome outcome) =>
        [.. doubts.Select(doubt => doubt with { Message = outcome.Mask.Apply(doubt.Message) })];

    private static LinePosition PlaceOf(SplitPlan plan) =>
        plan.Stage.From.Syntax.Arguments.Source.PositionOf(plan.Stage.From.Syntax.Span.Start);

    private static ImmutableArray<string> Dropped(SplitPlan plan) =>
        [.. plan.Packages.Where(package => package is { Requested: true, Role: PackageRole.BuildOnly }).Select(package => package.Name)];

    /// <summary>What is sure to be saved at least. What the author removes himself is no saving.</summary>
    private static Saving? LeastSaving(SplitPlan plan)
    {
        var left = plan.Packages.Where(package =>
            package is { Requested: true, Role: PackageRole.BuildOnly } && !IsRemovedByAuthor(package)
        );

        return KnowledgeBase.Shipped.Sizes.LeastOf(plan.Stage.Image, left.Select(package => package.Name)) is { } bytes
            ? new(bytes, IsMeasured: false)
            : null;
    }

    private static bool IsRemovedByAuthor(PackageDecision package) =>
        package.Evidence is [var first, ..]
        && (first.Rule == PackageRules.VirtualGroupDeleted.Id || first.Rule == PackageRules.RemovedByAuthor.Id);

    private static string FirstLine(Comparison comparison, RewriteOutcome outcome) =>
        outcome.Mask.Apply((comparison.Explanation ?? "").Split('\n')[0]);
}
