using DockerSplit.Engine;
using DockerSplit.Engine.Builds;
using DockerSplit.Engine.Connection;
using DockerSplit.Rewriting;

namespace DockerSplit.Pipeline;

/// <summary>Builds the original, looks at it, plans by what is there, builds the result, and compares the two.</summary>
internal sealed class Proof(RewriteRequest request, IProgress<PipelineEvent> progress)
{
    public async Task<RewriteOutcome> RunAsync(EngineConnection engine, StaticSplit input, CancellationToken cancellationToken)
    {
        await using var session = EngineSession.Start(engine);
        var bench = new Workbench(session, request.ContextDirectory, request.BuildArguments, progress);
        progress.Report(new PhaseStarted("Building the original"));
        if (await bench.BuildAsync("original", request.Source, cancellationToken) is BuildFailed broken)
            return new(input.Plan(null), Verdict.OriginalBroken) { Explanation = Workbench.Explain("the original does not build", broken) };

        progress.Report(new PhaseStarted("Reading the original image"));
        var observer = input.Analysis is { } analysis ? new Observer(session, analysis, input.Options, progress) : null;

        async Task<SplitResult> PlanAsync(Lessons lessons, CancellationToken token) =>
            input.Plan(observer is null ? null : await observer.ObserveAsync(lessons, token), lessons);

        var result = await PlanAsync(Lessons.None, cancellationToken);
        if (result is not Split split)
            return new(result, result is NothingToSplit ? Verdict.NothingToSplit : Verdict.Unsupported);

        var ladder = new RepairLadder(
            PlanAsync,
            (plan, token) => bench.TryAsync(plan, request.Source.Name, request.Probes, observer?.OriginalSize, token),
            request.Rounds,
            progress
        );

        return await ladder.ClimbAsync(split, cancellationToken);
    }
}
