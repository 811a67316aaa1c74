using DockerSplit.Application.Comparing;
using DockerSplit.Engine;
using DockerSplit.Engine.Connection;
using DockerSplit.Planning;

namespace DockerSplit.Application.Rewriting;

/// <summary>Builds the original, looks at it, plans by what is there, builds the result, and compares the two.</summary>
internal sealed class VerifiedRewrite(RewriteRequest wanted, IProgress<ApplicationEvent> progress)
{
    public async Task<RewriteOutcome> RunAsync(EngineConnection engine, AnalysedDockerfile input, CancellationToken cancellationToken)
    {
        await using var session = EngineSession.Start(engine);
        var platforms = new PlatformChecks(wanted, session, progress);
        var request = await platforms.FirstAsync(cancellationToken);
        var outcome = await RunAsync(session, request, input, cancellationToken);

        return outcome is Tried tried ? await platforms.CheckAsync(tried, request.Inputs.Platform, cancellationToken) : outcome;
    }

    private async Task<RewriteOutcome> RunAsync(
        EngineSession session,
        RewriteRequest request,
        AnalysedDockerfile input,
        CancellationToken cancellationToken
    )
    {
        await using var traces = new TraceRecorder(session, request.Inputs, request.Settings.Recipe.Trace, progress);
        traces.Prepare(input.Analysis?.Stage);
        var comparer = new ImageComparer(session, request.Inputs with { Target = null }, traces, progress);
        if (request.Inputs.Target is { } target)
            progress.Report(new Remark($"the rewritten Dockerfile is built without --target {target}, which would name its builder stage"));
        progress.Report(new PhaseStarted("Building the original"));
        if (await comparer.BuildOriginalAsync(request.Source, cancellationToken) is { } broken)
            return new Unbuildable(broken);

        progress.Report(new PhaseStarted("Reading the original image"));
        var observer = input.Analysis is { } analysis ? new Observer(session, analysis, request.Inputs, progress) : null;
        var trials = new TrialRunner(request, input, comparer, observer, progress);
        var result = await trials.PlanAsync(Lessons.None, Overrides.None, cancellationToken);
        if (result is not Split split)
            return new Refused((Refusal)result);

        var ladder = new RepairLadder(trials, request.Settings.Rounds ?? RewriteRequest.DefaultRounds, progress);
        var outcome = await ladder.ClimbAsync(split, cancellationToken);
        if (request.Minimise is not { } budget)
            return outcome;

        progress.Report(new PhaseStarted("Looking for what can be left out"));

        return await new Minimiser(trials, budget, TimeProvider.System, progress).RunAsync(outcome, cancellationToken);
    }
}
