using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Facts;
using DockerSplit.Planning;

namespace DockerSplit.Application.Rewriting;

/// <summary>
/// Tries plans until one passes: first with what the failures taught, then ever wider. Builder layers stay cached, so that a round
/// costs seconds.
/// </summary>
/// <param name="rounds">How many attempts there are at most.</param>
internal sealed class RepairLadder(
    ITrials trials,
    int rounds,
    IProgress<PipelineEvent> progress
)
{
    private const int NamedFacts = 3;

    private readonly HashSet<string> _tried = new(StringComparer.Ordinal);
    private readonly List<Round> _rounds = [];
    private ImmutableArray<LearnedFact> _facts = [];

    /// <summary>Climbs from a first plan. The outcome is that of the last round, and tells of all.</summary>
    public async Task<RewriteOutcome> ClimbAsync(Split first, CancellationToken cancellationToken)
    {
        var step = new Rise(first, Rung.Exact, null);
        while (true)
        {
            var (outcome, learned) = await TryAsync(step, cancellationToken);
            if (!IsRepairable(outcome.Verdict) || _rounds.Count >= rounds || await NextAsync(step.Rung, learned, cancellationToken) is not { } next)
                return outcome with { Rounds = [.. _rounds] };

            step = next;
            progress.Report(
                new Remark(string.Create(CultureInfo.InvariantCulture, $"round {_rounds.Count + 1}: {step.Reason}; planning again"))
            );
        }
    }

    /// <summary>Whether another plan can help. One that is larger than the original only grows on the way up.</summary>
    private static bool IsRepairable(Outcome verdict) => verdict is Outcome.RewrittenBroken or Outcome.ProbesDiffer;

    private async Task<(RewriteOutcome Outcome, ImmutableArray<LearnedFact> Learned)> TryAsync(Rise step, CancellationToken cancellationToken)
    {
        _tried.Add(step.Split.Text);
        var (outcome, learned) = await trials.TryAsync(step.Split, cancellationToken);
        ImmutableArray<LearnedFact> news = [.. learned.Where(fact => !_facts.Any(fact.SameAs))];
        _facts = _facts.AddRange(news);
        _rounds.Add(new(_rounds.Count + 1, step.Rung, step.Reason, outcome.Verdict, news, outcome.Explanation));

        return (outcome, news);
    }

    /// <summary>The same rung with what was learnt, or the next rung that says something else; null at the top.</summary>
    private async Task<Rise?> NextAsync(Rung rung, ImmutableArray<LearnedFact> learned, CancellationToken cancellationToken)
    {
        var lowest = learned is [] ? rung + 1 : rung;
        for (var next = lowest; next <= Lessons.Last; next++)
        {
            if (await trials.PlanAsync(new(_facts, next), Overrides.None, cancellationToken) is Split split && !_tried.Contains(split.Text))
                return new(split, next, next == rung ? Describe(learned) : Describe(learned, next));
        }

        return null;
    }

    private static string Describe(ImmutableArray<LearnedFact> learned, Rung rung) =>
        learned is [] ? $"nothing new was learnt, so {Rungs.Describe(rung)}" : $"{Describe(learned)}, so {Rungs.Describe(rung)}";

    private static string Describe(ImmutableArray<LearnedFact> learned)
    {
        var named = string.Join(", ", learned.Take(NamedFacts).Select(fact => fact.Description));
        var others = learned.Length - NamedFacts;

        return others > 0 ? string.Create(CultureInfo.InvariantCulture, $"{named} and {others} more") : named;
    }

    private sealed record Rise(Split Split, Rung Rung, string? Reason);
}
