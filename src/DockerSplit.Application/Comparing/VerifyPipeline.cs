using DockerSplit.Application.Rewriting;
using DockerSplit.Engine;
using DockerSplit.Engine.Builds;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;

namespace DockerSplit.Application.Comparing;

/// <summary>Compares two Dockerfiles that a person has at hand.</summary>
internal static class VerifyPipeline
{
    /// <summary>Builds both, and asks both the same.</summary>
    public static async Task<RewriteOutcome> RunAsync(
        VerifyRequest request,
        IProgress<PipelineEvent> progress,
        CancellationToken cancellationToken
    )
    {
        var model = DockerfileModel.Create(DockerfileSyntax.Parse(request.Original), request.BuildArguments);
        var mask = Secrets.MaskOf(model, request.BuildArguments, request.Recipe);
        var outcome = await MaskedProgress.RunAsync(progress, mask, masked => CompareAsync(request, model, masked, cancellationToken));

        return outcome with { Mask = mask };
    }

    private static async Task<RewriteOutcome> CompareAsync(
        VerifyRequest request,
        DockerfileModel model,
        IProgress<PipelineEvent> progress,
        CancellationToken cancellationToken
    )
    {
        using var engine = await EngineAccess.ConnectAsync(cancellationToken);
        await using var session = EngineSession.Start(engine);
        var bench = new Workbench(session, request.ContextDirectory, request.BuildArguments, request.Builder, progress);
        progress.Report(new PhaseStarted($"Building {request.Original.Name}"));
        if (await bench.BuildAsync("original", request.Original, cancellationToken) is BuildFailed original)
            return new(null, Outcome.OriginalBroken) { Explanation = Workbench.Explain("the original does not build", original) };

        progress.Report(new PhaseStarted($"Building {request.Rewritten.Name}"));
        if (await bench.BuildAsync("rewritten", request.Rewritten, cancellationToken) is BuildFailed rewritten)
            return new(null, Outcome.RewrittenBroken)
            {
                Explanation = Workbench.Explain("the rewritten Dockerfile does not build", rewritten),
            };

        progress.Report(new PhaseStarted("Reading the original image"));
        var facts = await bench.ReadOriginalAsync(model.Stages[^1], cancellationToken);

        return (await bench.CompareAsync(null, request.Recipe, facts, cancellationToken)).Outcome;
    }
}
