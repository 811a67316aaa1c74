using DockerSplit.Application.Comparing;
using DockerSplit.Application.Rewriting;
using DockerSplit.Engine;
using DockerSplit.Semantics;

namespace DockerSplit.Application.Verifying;

/// <summary>Compares two Dockerfiles that a person has at hand.</summary>
internal static class Verification
{
    /// <summary>Builds both, and asks both the same.</summary>
    /// <exception cref="EnvironmentFailure">No engine answers.</exception>
    public static async Task<VerifiedPair> RunAsync(
        VerifyRequest request,
        IProgress<ApplicationEvent> progress,
        CancellationToken cancellationToken
    )
    {
        var model = request.Inputs.ModelOf(request.Original);
        TargetStage.Require(request.Inputs.Target, model, request.Inputs.ModelOf(request.Rewritten));
        var mask = Secrets.MaskOf(model, request.Inputs, request.Recipe);
        var comparison = await MaskedProgress.RunAsync(progress, mask, masked => CompareAsync(request, masked, cancellationToken));

        return new(comparison, mask);
    }

    private static async Task<Comparison> CompareAsync(
        VerifyRequest request,
        IProgress<ApplicationEvent> progress,
        CancellationToken cancellationToken
    )
    {
        using var engine = await EngineAccess.ConnectAsync(cancellationToken);
        await using var session = EngineSession.Start(engine);

        return await CompareAsync(request, session, progress, cancellationToken);
    }

    /// <summary>The same in a run that has begun.</summary>
    public static async Task<Comparison> CompareAsync(
        VerifyRequest request,
        EngineSession session,
        IProgress<ApplicationEvent> progress,
        CancellationToken cancellationToken
    )
    {
        var model = request.Inputs.ModelOf(request.Original);
        await using var traces = new TraceRecorder(session, request.Inputs, request.Recipe.Trace, progress);
        traces.Prepare(StageOf(request, model));
        var comparer = new ImageComparer(session, request.Inputs, traces, progress);
        progress.Report(new PhaseStarted($"Building {request.Original.Name}"));
        if (await comparer.BuildOriginalAsync(request.Original, cancellationToken) is { } broken)
            return broken;

        progress.Report(new PhaseStarted($"Building {request.Rewritten.Name}"));
        if (await comparer.BuildRewrittenAsync(request.Rewritten, cancellationToken) is { } failed)
            return failed;

        progress.Report(new PhaseStarted("Reading the original image"));
        var input = AnalysedDockerfile.Read(new(request.Original, request.Inputs) { Settings = request.Settings });
        if (input.Analysis is not { } analysis)
            return await comparer.CompareAsync(
                request.Recipe,
                await comparer.ReadOriginalAsync(StageOf(request, model), cancellationToken),
                expected: null,
                cancellationToken
            );

        var observer = new Observer(session, analysis, request.Inputs, progress);
        var facts = await observer.ReadOriginalAsync(cancellationToken)
            ? observer.Original!.Facts
            : await comparer.ReadOriginalAsync(StageOf(request, model), cancellationToken);
        comparer.PrepareTraces(facts);
        var rewrittenModel = request.Inputs.ModelOf(request.Rewritten);
        var last = TargetStage.Of(rewrittenModel, request.Inputs.Target) ?? rewrittenModel.Stages.LastOrDefault();
        var rewritten = await comparer.ReadRewrittenAsync(last, cancellationToken);

        return await comparer.CompareAsync(
            request.Recipe,
            facts,
            rewritten,
            HandWrittenSplit.Expect(input, observer, rewritten),
            cancellationToken
        );
    }

    private static Stage StageOf(VerifyRequest request, DockerfileModel model) =>
        TargetStage.Of(model, request.Inputs.Target) ?? model.Stages[^1];
}

/// <summary>What comparing two given Dockerfiles came to.</summary>
/// <param name="Mask">Hides the secrets that were handed in, in every report.</param>
internal sealed record VerifiedPair(Comparison Comparison, SecretMask Mask);
