using DockerSplit.Engine;
using DockerSplit.Engine.Builds;
using DockerSplit.Engine.Connection;
using DockerSplit.Planning;

namespace DockerSplit.Application.Rewriting;

/// <summary>Builds the original, looks at it, plans by what is there, builds the result, and compares the two.</summary>
internal sealed class VerifiedRewrite(RewriteRequest request, IProgress<PipelineEvent> progress)
{
    public async Task<RewriteOutcome> RunAsync(EngineConnection engine, AnalysedDockerfile input, CancellationToken cancellationToken)
    {
        await using var session = EngineSession.Start(engine);
        var bench = new Workbench(session, request.ContextDirectory, request.BuildArguments, request.Builder, progress);
        progress.Report(new PhaseStarted("Building the original"));
        if (await bench.BuildAsync("original", request.Source, cancellationToken) is BuildFailed broken)
            return new(input.SplitByText(), Outcome.OriginalBroken) { Explanation = Workbench.Explain("the original does not build", broken) };

        progress.Report(new PhaseStarted("Reading the original image"));
        var observer = input.Analysis is { } analysis ? new Observer(session, analysis, progress) : null;
        var trials = new EngineTrials(request, input, bench, observer);
        var result = await trials.PlanAsync(Lessons.None, Overrides.None, cancellationToken);
        if (result is not Split split)
            return new(result, OutcomeOf(result));

        var ladder = new RepairLadder(trials, request.Settings.Rounds ?? RewriteRequest.DefaultRounds, progress);
        var outcome = await ladder.ClimbAsync(split, cancellationToken);
        if (request.Minimise is not { } budget)
            return outcome;

        progress.Report(new PhaseStarted("Looking for what can be left out"));

        return await new Minimiser(trials, budget, TimeProvider.System, progress).RunAsync(outcome, cancellationToken);
    }

    private static Outcome OutcomeOf(SplitResult refusal) =>
        refusal switch
        {
            NothingToSplit => Outcome.NothingToSplit,
            NeedsEngine => Outcome.NeedsEngine,
            _ => Outcome.Unsupported,
        };
}
