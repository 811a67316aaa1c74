using System.Collections.Immutable;
using DockerSplit.Application.Comparing;
using DockerSplit.Engine;
using DockerSplit.Engine.Builds;
using DockerSplit.Engine.Images;
using DockerSplit.Engine.Verification;
using DockerSplit.Facts;
using DockerSplit.Images;
using DockerSplit.Planning;
using DockerSplit.Planning.Bases;
using DockerSplit.Semantics;
using DockerSplit.Text;

namespace DockerSplit.Application.Rewriting;

/// <summary>Builds and compares in one session of the engine.</summary>
internal sealed class Workbench(
    EngineSession session,
    string contextDirectory,
    ImmutableDictionary<string, string> buildArguments,
    string? builder,
    IProgress<PipelineEvent> progress
)
{
    private readonly ImageBuilder _builder = new(session);
    private readonly ImageStore _store = new(session);

    public Task<BuildResult> BuildAsync(string role, SourceText dockerfile, CancellationToken cancellationToken)
    {
        var request = new BuildRequest(role, dockerfile.Text, contextDirectory)
        {
            DockerfilePath = File.Exists(dockerfile.Name) ? Path.GetFullPath(dockerfile.Name) : null,
            Builder = builder,
            BuildArguments = buildArguments.ToImmutableSortedDictionary(
                pair => pair.Key,
                pair => (string?)pair.Value,
                StringComparer.Ordinal
            ),
        };

        return _builder.BuildAsync(request, new BuildEvents(progress), cancellationToken);
    }

    /// <summary>Builds a rewritten Dockerfile and compares its image with the original's.</summary>
    public async Task<Attempt> TryAsync(
        Split split,
        string name,
        ProbeRecipe recipe,
        ImageFacts? original,
        CancellationToken cancellationToken
    )
    {
        progress.Report(new PhaseStarted("Building the rewritten Dockerfile"));
        if (await BuildAsync("rewritten", new(split.Text, name), cancellationToken) is not BuildFailed failed)
            return await CompareAsync(split, WithFree(recipe, split.Plan.BuildVariables.Keys), original ?? await ReadOriginalAsync(split.Plan.Stage, cancellationToken), cancellationToken);

        var outcome = new RewriteOutcome(split, Outcome.RewrittenBroken)
        {
            Explanation = Explain("the rewritten Dockerfile does not build", failed),
        };

        return new(outcome, FailureReader.Read([.. failed.Log, failed.Reason]));
    }

    private static ProbeRecipe WithFree(ProbeRecipe recipe, IEnumerable<string> names) =>
        recipe with { FreeVariables = recipe.FreeVariables.Union(names) };

    public static string Explain(string what, BuildFailed failed)
    {
        var step = failed.FailedStep is { } at ? $" at '{at.Name}'" : "";

        return $"{what}{step}: {failed.Reason}\n" + string.Join('\n', failed.Log.TakeLast(20));
    }

    /// <summary>Runs both images and compares them.</summary>
    public async Task<Attempt> CompareAsync(
        SplitResult? result,
        ProbeRecipe recipe,
        ImageFacts original,
        CancellationToken cancellationToken
    )
    {
        progress.Report(new PhaseStarted("Comparing the two images"));
        var rewritten = await ReadAsync("rewritten", [], cancellationToken);
        var contract = ContractFindings.Of(original, rewritten);
        var request = new VerificationRequest(session.TagFor("original"), session.TagFor("rewritten"), recipe);
        var report = await new Verifier(session).VerifyAsync(request, new Activities(progress), cancellationToken);
        var summary = new VerificationSummary
        {
            OriginalSize = original.Size,
            RewrittenSize = rewritten.Size,
            OriginalLayers = original.Layers,
            RewrittenLayers = rewritten.Layers,
            Probes =
            [
                .. report.Probes.Select(probe => new ProbeSummary(probe.Question, probe.Original.Summary, probe.Rewritten.Summary, probe.Agrees, probe.Note)),
            ],
            Differences = [.. report.ConfigDifferences.Select(Describe), .. contract.Differences],
        };

        var verdict = VerdictOf(report, original.Size, rewritten.Size);
        if (contract.Verdict is not { } broken || verdict is not (Outcome.Verified or Outcome.NotSmaller))
            return new(new(result, verdict) { Verification = summary, Explanation = Explain(report, summary) }, [.. report.Learned, .. contract.Learned]);

        return new(new(result, broken) { Verification = summary, Explanation = contract.Explanation }, contract.Learned);
    }

    private static ImageDifference Describe(ConfigDifference difference) =>
        new(
            difference.Field,
            difference.Original ?? "",
            difference.Rewritten ?? "",
            difference.Allowed ? DifferenceWeight.Allowed : DifferenceWeight.Breaks
        );

    private static Outcome VerdictOf(VerificationReport report, long original, long rewritten) =>
        report.Verdict switch
        {
            ComparisonVerdict.OriginalBroken => Outcome.OriginalBroken,
            ComparisonVerdict.RewrittenBroken => Outcome.RewrittenBroken,
            ComparisonVerdict.Verified => rewritten < original ? Outcome.Verified : Outcome.NotSmaller,
            _ => Outcome.ProbesDiffer,
        };

    private static string? Explain(VerificationReport report, VerificationSummary summary)
    {
        if (report.Verdict == ComparisonVerdict.Verified && summary.RewrittenSize >= summary.OriginalSize)
            return "both images do the same, but what the runtime stage installs and copies is no less than what the original has";

        var log = report.Verdict switch
        {
            ComparisonVerdict.OriginalBroken => report.Original.Log,
            ComparisonVerdict.RewrittenBroken => report.Rewritten.Log,
            _ => [],
        };

        return report.Verdict == ComparisonVerdict.Verified
            ? null
            : report.Reason + string.Concat(log.TakeLast(10).Select(line => "\n" + line));
    }

    /// <summary>What is in the original, as far as it is known which of its layers are the base image's.</summary>
    /// <param name="stage">The stage that the image is of.</param>
    public async Task<ImageFacts> ReadOriginalAsync(Stage stage, CancellationToken cancellationToken)
    {
        var found = stage.Image is { } image ? await _store.ResolveBaseAsync(image, stage.From.Platform, null, cancellationToken) : null;

        return await ReadAsync("original", found is BaseImageFound { Image: var known } ? known.DiffIds : [], cancellationToken);
    }

    /// <summary>What is in an image. Its size is the sum of the uncompressed layers: comparable between engines, unlike what they report.</summary>
    private async Task<ImageFacts> ReadAsync(string role, ImmutableArray<string> baseLayers, CancellationToken cancellationToken)
    {
        await using var archive = await _store.SaveAsync(session.TagFor(role), cancellationToken);
        var read = await ImageReader.ReadAsync(archive, baseLayers, cancellationToken);

        return read.IsRead
            ? read.Facts
            : throw new EnvironmentFailure($"the {role} image cannot be read: {read.Error}", FailureKind.UnreadableImage);
    }

    /// <summary>Tells of a comparison in the application's events.</summary>
    private sealed class Activities(IProgress<PipelineEvent> progress) : IProgress<VerificationProgress>
    {
        public void Report(VerificationProgress value) => progress.Report(new ActivityStarted(value.Activity));
    }
}
