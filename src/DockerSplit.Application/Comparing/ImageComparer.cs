using System.Collections.Immutable;
using DockerSplit.Engine;
using DockerSplit.Engine.Builds;
using DockerSplit.Engine.Store;
using DockerSplit.Engine.Verification;
using DockerSplit.Facts;
using DockerSplit.Images;
using DockerSplit.Semantics;
using DockerSplit.Text;

namespace DockerSplit.Application.Comparing;

/// <summary>Builds an original and what was made of it, and compares the two, in one session of the engine.</summary>
internal sealed class ImageComparer(EngineSession session, BuildInputs inputs, IProgress<ApplicationEvent> progress)
{
    private const string Original = "original";
    private const string Rewritten = "rewritten";
    private const int LogLines = 10;

    private readonly ImageBuilder _builder = new(session);
    private readonly ImageStore _store = new(session);

    /// <summary>Builds the original.</summary>
    /// <returns>How it fails; null when it does not.</returns>
    public async Task<OriginalFails?> BuildOriginalAsync(SourceText dockerfile, CancellationToken cancellationToken) =>
        await BuildAsync(Original, dockerfile, cancellationToken) is BuildFailed failed
            ? new(null, Explain("the original does not build", failed))
            : null;

    /// <summary>Builds the rewritten Dockerfile.</summary>
    /// <returns>How it fails, with what that teaches; null when it does not.</returns>
    public async Task<RewrittenFails?> BuildRewrittenAsync(SourceText dockerfile, CancellationToken cancellationToken) =>
        await BuildAsync(Rewritten, dockerfile, cancellationToken) is BuildFailed failed
            ? new(null, Explain("the rewritten Dockerfile does not build", failed))
            {
                Learned = FailureReader.Read([.. failed.Log, failed.Reason]),
            }
            : null;

    private Task<BuildResult> BuildAsync(string role, SourceText dockerfile, CancellationToken cancellationToken)
    {
        var request = inputs.For(
            role,
            dockerfile,
            File.Exists(dockerfile.Name) ? Path.GetFullPath(dockerfile.Name) : null,
            role == Original
        );

        return _builder.BuildAsync(request, new BuildEvents(progress), cancellationToken);
    }

    private static string Explain(string what, BuildFailed failed)
    {
        var step = failed.FailedStep is { } at ? $" at '{at.Name}'" : "";

        return $"{what}{step}: {failed.Reason}\n" + string.Join('\n', failed.Log.TakeLast(2 * LogLines));
    }

    /// <summary>Runs both images and compares them.</summary>
    /// <param name="original">What is in the original.</param>
    /// <param name="expected">What a plan says will be in the rewritten image; null where nobody can say.</param>
    public async Task<Comparison> CompareAsync(
        ProbeRecipe recipe,
        ImageFacts original,
        Expectation? expected,
        CancellationToken cancellationToken
    )
    {
        var rewritten = await ReadRewrittenAsync(null, cancellationToken);

        return await CompareAsync(recipe, original, rewritten, expected, cancellationToken);
    }

    /// <summary>What is in the rewritten image, and of which of its layers its base consists, where its last stage is known.</summary>
    public Task<ImageFacts> ReadRewrittenAsync(Stage? stage, CancellationToken cancellationToken)
    {
        progress.Report(new PhaseStarted("Comparing the two images"));

        return ReadAsync(Rewritten, stage, cancellationToken);
    }

    /// <summary>Runs both images and compares them, of which both were read.</summary>
    public async Task<Comparison> CompareAsync(
        ProbeRecipe recipe,
        ImageFacts original,
        ImageFacts rewritten,
        Expectation? expected,
        CancellationToken cancellationToken
    )
    {
        var contract = ContractFindings.Of(
            original,
            rewritten,
            expected is null ? null : expected with { FreeVariables = expected.FreeVariables.Union(recipe.FreeVariables) }
        );
        var asked = recipe with { Programs = OwnPrograms.Of(original, rewritten) };
        var request = new VerificationRequest(session.TagFor(Original), session.TagFor(Rewritten), asked);
        var report = await new Verifier(session).VerifyAsync(request, new Activities(progress), cancellationToken);
        var measured = new Measurement(
            ImageSize.Of(original),
            ImageSize.Of(rewritten),
            report.Probes,
            [.. report.ConfigDifferences.Select(Describe), .. contract.Differences]
        )
        {
            Ledger = contract.Ledger,
            RunAs = report.RunAs,
        };

        return report.Verdict switch
        {
            ComparisonVerdict.Verified => contract.Judge(measured)
                ?? new SameBehaviour(measured) { Learned = [.. report.Learned, .. contract.Learned] },
            ComparisonVerdict.Unproved => contract.Judge(measured) ?? NothingAsked(measured, report.Reason),
            ComparisonVerdict.OriginalBroken => new OriginalFails(measured, Explain(report, report.Original.Log)),
            ComparisonVerdict.RewrittenBroken => new RewrittenFails(measured, Explain(report, report.Rewritten.Log))
            {
                Learned = [.. report.Learned, .. contract.Learned],
            },
            _ => new OtherBehaviour(measured, report.Reason) { Learned = [.. report.Learned, .. contract.Learned] },
        };
    }

    /// <summary>One that is no smaller is told so: nobody would want to have it proved.</summary>
    private static Comparison NothingAsked(Measurement measured, string reason) =>
        measured.IsSmaller ? new NothingProved(measured, reason) : new SameBehaviour(measured);

    private static Difference Describe(ConfigDifference difference) =>
        new(
            difference.Field,
            difference.Original ?? "",
            difference.Rewritten ?? "",
            difference.Allowed ? Severity.Allowed : Severity.Breaks
        );

    private static string Explain(VerificationReport report, ImmutableArray<string> log) =>
        report.Reason + string.Concat(log.TakeLast(LogLines).Select(line => "\n" + line));

    /// <summary>What is in the original, as far as it is known which of its layers are the base image's.</summary>
    /// <param name="stage">The stage that the image is of.</param>
    public Task<ImageFacts> ReadOriginalAsync(Stage stage, CancellationToken cancellationToken) =>
        ReadAsync(Original, stage, cancellationToken);

    private async Task<ImageFacts> ReadAsync(string role, Stage? stage, CancellationToken cancellationToken)
    {
        var found = stage?.Image is { } image
            ? await _store.ResolveBaseAsync(image, stage.From.Platform ?? inputs.Platform, null, cancellationToken)
            : null;

        return await ReadAsync(role, found is BaseImageFound { Image: var known } ? known.DiffIds : [], cancellationToken);
    }

    private async Task<ImageFacts> ReadAsync(string role, ImmutableArray<string> baseLayers, CancellationToken cancellationToken)
    {
        await using var archive = await _store.SaveAsync(session.TagFor(role), cancellationToken);
        var read = await ImageReader.ReadAsync(archive, baseLayers, cancellationToken);

        return read.IsRead
            ? read.Facts
            : throw new EnvironmentFailure($"the {role} image cannot be read: {read.Error}", FailureKind.UnreadableImage);
    }

    /// <summary>Tells of a comparison in the application's events.</summary>
    private sealed class Activities(IProgress<ApplicationEvent> progress) : IProgress<VerificationProgress>
    {
        public void Report(VerificationProgress value) => progress.Report(new ActivityStarted(value.Activity));
    }
}
