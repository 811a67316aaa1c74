using DockerSplit.Engine;
using DockerSplit.Engine.Builds;
using DockerSplit.Engine.Connection;
using DockerSplit.Planning;

namespace DockerSplit.Application.Rewriting;

/// <summary>Builds the original, looks at it, plans by what is there, builds the result, and compares the two.</summary>
internal sealed class Proof(RewriteRequest request, IProgress<PipelineEvent> progress)
{
    public async Task<RewriteOutcome> RunAsync(EngineConnection engine, StaticSplit input, CancellationToken cancellationToken)
    {
        await using var session = EngineSession.Start(engine);
        var bench = new Workbench(session, request.ContextDirectory, request.BuildArguments, request.Builder, progress);
        progress.Report(new PhaseStarted("Building the original"));
        if (await bench.BuildAsync("original", request.Source, cancellationToken) is BuildFailed broken)
            return new(input.Plan(null), Outcome.OriginalBroken) { Explanation = Workbench.Explain("the original does not build", broken) };

        progress.Report(new PhaseStarted("Reading the original image"));
        var observer = input.Analysis is { } analysis ? new Observer(session, analysis, progress) : null;

        async Task<SplitResult> PlanAsync(Lessons lessons, Overrides? further, CancellationToken token) =>
            input.Plan(observer is null ? null : await observer.ObserveAsync(lessons, input.OptionsWith(further), token), lessons, further);

        Task<Attempt> TryAsync(Split plan, CancellationToken token) =>
            bench.TryAsync(plan, request.Source.Name, request.Settings.Recipe, observer?.Original, token);

        var result = await PlanAsync(Lessons.None, null, cancellationToken);
        if (result is not Split split)
            return new(result, result is NothingToSplit ? Outcome.NothingToSplit : Outcome.Unsupported);

        var ladder = new RepairLadder(
            (lessons, token) => PlanAsync(lessons, null, token),
            TryAsync,
            request.Settings.Rounds ?? RewriteRequest.DefaultRounds,
            progress
        );

        var outcome = await ladder.ClimbAsync(split, cancellationToken);
        if (request.Minimise is not { } budget)
            return outcome;

        progress.Report(new PhaseStarted("Looking for what can be left out"));
        var minimiser = new Minimiser(
            (overrides, token) => PlanAsync(outcome.Lessons, overrides, token),
            TryAsync,
            budget,
            TimeProvider.System,
            progress
        );

        return await minimiser.RunAsync(outcome, cancellationToken);
    }
}
