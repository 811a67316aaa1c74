using DockerSplit.Application.Comparing;
using DockerSplit.Engine.Verification.Probes;
using DockerSplit.Planning;

namespace DockerSplit.Application.Rewriting;

/// <summary>After success, drops one by one what was kept on weak evidence, and keeps only what still passes.</summary>
/// <param name="budget">How long it may try; a try that has begun is finished.</param>
internal sealed class Minimiser(ITrials trials, TimeSpan budget, TimeProvider time, IProgress<ApplicationEvent> progress)
{
    /// <summary>The outcome of the smallest plan that passed, with the same rounds.</summary>
    public async Task<Tried> RunAsync(Tried passed, CancellationToken cancellationToken)
    {
        if (passed.Outcome != Outcome.Verified)
            return passed;
        if (passed.Comparison.Measured is { Proof: AnswerWeight.Weak })
        {
            progress.Report(new Remark("every answer is weak, so nothing is tried to be left out"));
            return passed;
        }

        var began = time.GetTimestamp();
        var (best, known) = (passed, Overrides.None);
        foreach (var (name, overrides) in Candidates(passed.Split.Plan))
        {
            if (time.GetElapsedTime(began) >= budget)
                break;

            var next = overrides(known);
            if (await TryAsync(next, best, cancellationToken) is not { } better)
                continue;

            progress.Report(new Remark($"{name} is not needed, and left out"));
            (best, known) = (better with { Rounds = passed.Rounds, LeftOut = best.LeftOut.Add(name) }, next);
        }

        return best;
    }

    /// <summary>The outcome of a plan with further decisions; null where it does not pass, or saves nothing.</summary>
    private async Task<Tried?> TryAsync(Overrides overrides, Tried best, CancellationToken cancellationToken)
    {
        if (await trials.PlanAsync(best.Lessons, overrides, cancellationToken) is not Split split || split.Text == best.Split.Text)
            return null;

        var comparison = await trials.TryAsync(split, cancellationToken);
        var isSmaller =
            comparison is SameBehaviour { Measurement: var now }
            && best.Comparison is SameBehaviour { Measurement: var before }
            && now.Rewritten.Bytes < before.Rewritten.Bytes;

        return isSmaller ? new(split, comparison) : null;
    }

    /// <summary>Paths before packages, the largest first: the budget may not last for all.</summary>
    private static IEnumerable<(string Name, Func<Overrides, Overrides> Apply)> Candidates(SplitPlan plan) =>
        [
            .. from path in plan.Copies
            where path.Guess || path.Evidence.All(why => why.IsWeak)
            orderby path.Size ?? 0 descending
            select (path.Path, (Func<Overrides, Overrides>)(known => known with { DroppedPaths = known.DroppedPaths.Add(path.Path) })),
            .. from package in plan.Installs
            where package.Evidence.All(why => why.IsWeak)
            select (
                package.Name,
                (Func<Overrides, Overrides>)(known => known with { BuildPackages = known.BuildPackages.Add(package.Name) })
            ),
        ];
}
