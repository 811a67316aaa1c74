using System.Collections.Immutable;
using DockerSplit.Engine;
using DockerSplit.Engine.Builds;
using DockerSplit.Engine.Store;
using DockerSplit.Engine.Verification;
using DockerSplit.Facts;
using DockerSplit.Images;
using DockerSplit.Knowledge;
using DockerSplit.Semantics;
using DockerSplit.Text;

namespace DockerSplit.Application.Comparing;

/// <summary>Builds an original and what was made of it, and compares the two, in one session of the engine.</summary>
/// <param name="traces">Has the programs of both watched.</param>
internal sealed class ImageComparer(EngineSession session, BuildInputs inputs, TraceRecorder traces, IProgress<ApplicationEvent> progress)
{
    /// <summary>The last part of the original's tag.</summary>
    public const string Original = "original";
    private const string Rewritten = "rewritten";
    private const int LogLines = 10;

    private readonly ImageBuilder _builder = new(session);
    private readonly ImageStore _store = new(session);
    private long _began = TimeProvider.System.GetTimestamp();

    /// <summary>Builds the original.</summary>
    /// <returns>How it fails; null when it does not.</returns>
    public async Task<OriginalFails?> BuildOriginalAsync(SourceText dockerfile, CancellationToken cancellationToken) =>
        await BuildAsync(Original, dockerfile, cancellationToken) is BuildFailed failed
            ? new(null, Explain("the original does not build", failed)) { Advice = Advice.OnBuild([failed.Reason, .. failed.Log]) }
            : null;

    /// <summary>Builds the rewritten Dockerfile.</summary>
    /// <returns>How it fails, with what that teaches; null when it does not.</returns>
    public async Task<RewrittenFails?> BuildRewrittenAsync(SourceText dockerfile, CancellationToken cancellationToken)
    {
        _began = TimeProvider.System.GetTimestamp();

        return await BuildAsync(Rewritten, dockerfile, cancellationToken) is BuildFailed failed
            ? new(null, Explain("the rewritten Dockerfile does not build", failed))
            {
                Learned = FailureReader.Read([.. failed.Log, failed.Reason]),
            }
            : null;
    }

    /// <summary>Begins what watching the programs needs, as soon as the original was read.</summary>
    public void PrepareTraces(ImageFacts original) => traces.Prepare(original);

    /// <summary>Has the original's programs watched, while it is asked what both images will be asked.</summary>
    /// <returns>The files of the original that they used.</returns>
    public Task<ImmutableSortedSet<string>> WatchOriginalAsync(
        ProbeRecipe recipe,
        ImageFacts original,
        CancellationToken cancellationToken
    ) => traces.RecordAsync(recipe, original, cancellationToken);

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
        recipe = recipe with
        {
            FreeVariables = recipe
                .FreeVariables.Union(AddedVariables(original.Config, rewritten.Config))
                .Union(LeftVariables(original, rewritten)),
        };
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
            Facts = new(original, rewritten),
            RunAs = report.RunAs,
        };

        var comparison = await JudgeAsync(measured, report, (original, rewritten), contract, cancellationToken);

        return comparison with
        {
            Advice = AdviceOn.Run(comparison, report, asked),
        };
    }

    private async Task<Comparison> JudgeAsync(
        Measurement measured,
        VerificationReport report,
        (ImageFacts Original, ImageFacts Rewritten) images,
        ContractFindings contract,
        CancellationToken cancellationToken
    ) =>
        report.Verdict switch
        {
            ComparisonVerdict.Verified => contract.Judge(measured)
                ?? await WatchAsync(measured, report, images, contract.Learned, cancellationToken),
            ComparisonVerdict.Unproved => contract.Judge(measured) ?? NothingAsked(measured, report.Reason),
            ComparisonVerdict.ServiceMissing => contract.Judge(measured)
                ?? new NothingProved(measured, Explain(report, [.. report.Original.Log, .. report.ServiceLog])),
            ComparisonVerdict.OriginalBroken => new OriginalFails(measured, Explain(report, report.Original.Log)),
            ComparisonVerdict.RewrittenBroken => new RewrittenFails(measured, Explain(report, report.Rewritten.Log))
            {
                Learned = [.. report.Learned, .. contract.Learned],
            },
            _ => new OtherBehaviour(measured, report.Reason) { Learned = [.. report.Learned, .. contract.Learned] },
        };

    /// <summary>Variables of the runtime base that the original has not, and that programs are known not to mind as they are set.</summary>
    private static IEnumerable<string> AddedVariables(ImageConfig original, ImageConfig rewritten)
    {
        var own = original.Environment.Select(NameOf).ToHashSet(StringComparer.Ordinal);

        return rewritten
            .Environment.Where(variable => !own.Contains(NameOf(variable)))
            .Where(variable =>
                KnowledgeBase.Shipped.AddedVariable(NameOf(variable)) is { } row && (!row.Empty || variable.Split('=', 2) is [_, ""])
            )
            .Select(NameOf);
    }

    /// <summary>Variables of the original that only build, where nothing that the rewritten image has is known to read them.</summary>
    private static IEnumerable<string> LeftVariables(ImageFacts original, ImageFacts rewritten)
    {
        var there = rewritten.Config.Environment.Select(NameOf).ToHashSet(StringComparer.Ordinal);

        return original
            .Config.Environment.Select(NameOf)
            .Where(name =>
                !there.Contains(name)
                && KnowledgeBase.Shipped.Variables.Find(name) is { } row
                && !rewritten.Final.Files.Keys.Any(row.IsUndoneBy)
            );
    }

    private static string NameOf(string variable) => variable.Split('=', 2)[0];

    /// <summary>Both answer alike: what their programs open while they do tells what is missed in silence.</summary>
    private async Task<Comparison> WatchAsync(
        Measurement measured,
        VerificationReport report,
        (ImageFacts Original, ImageFacts Rewritten) images,
        ImmutableArray<LearnedFact> learned,
        CancellationToken cancellationToken
    )
    {
        var spent = TimeProvider.System.GetElapsedTime(_began);
        var trace = measured.IsSmaller ? await traces.CompareAsync(report, images, measured.Ledger, spent, cancellationToken) : null;
        var watched = measured with { Trace = trace, Differences = [.. measured.Differences, .. trace?.Differences ?? []] };
        ImmutableArray<LearnedFact> lessons = [.. report.Learned, .. learned, .. trace?.Lessons ?? []];

        return trace?.Explanation is { } missed
            ? new OtherBehaviour(watched, missed) { Learned = lessons }
            : new SameBehaviour(watched) { Learned = lessons };
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
        await using var archive = new WatchedStream(await _store.SaveAsync(session.TagFor(role), cancellationToken), progress);
        var read = await ImageReader.ReadAsync(archive, baseLayers, cancellationToken);

        return read.IsRead
            ? read.Facts
            : throw new EnvironmentFailure($"the {role} image cannot be read: {read.Error}", FailureKind.UnreadableImage);
    }
}
