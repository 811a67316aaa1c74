using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Application.Comparing;
using DockerSplit.Facts;
using DockerSplit.Planning;

namespace DockerSplit.Application.Rewriting;

/// <summary>
/// Tries plans until one passes: first with what the failures taught, then ever wider. Builder layers stay cached, so that a round
/// costs seconds.
/// </summary>
/// <param name="rounds">How many attempts there are at most.</param>
internal sealed class RepairLadder(ITrials trials, int rounds, IProgress<ApplicationEvent> progress)
{
    private const int NamedFacts = 3;

    private readonly HashSet<string> _tried = new(StringComparer.Ordinal);
    private readonly List<Round> _rounds = [];
    private ImmutableArray<LearnedFact> _facts = [];

    /// <summary>Climbs from a first plan. The outcome is that of the last round, and tells of all.</summary>
    public async Task<Tried> ClimbAsync(Split first, CancellationToken cancellationToken)
    {
        var step = new Rise(first, Rung.Exact, null);
        while (true)
        {
            var (comparison, news) = await TryAsync(step, cancellationToken);
            if (!IsRepairable(comparison) || _rounds.Count >= rounds || await NextAsync(step.Rung, news, cancellationToken) is not { } next)
                return new(step.Split, comparison) { Rounds = [.. _rounds] };

            step = next;
            if (_rounds[^1].Failure is { } failure)
                progress.Report(new Remark(string.Create(CultureInfo.InvariantCulture, $"round {_rounds.Count} failed: {failure}")));
            progress.Report(
                new Remark(string.Create(CultureInfo.InvariantCulture, $"round {_rounds.Count + 1}: {step.Reason}; planning again"))
            );
        }
    }

    /// <summary>Whether another plan can help. One that is larger than the original only grows on the way up.</summary>
    private static bool IsRepairable(Comparison comparison) => comparison is RewrittenFails or OtherBehaviour;

    private async Task<(Comparison Comparison, ImmutableArray<LearnedFact> News)> TryAsync(Rise step, CancellationToken cancellationToken)
    {
        _tried.Add(step.Split.Text);
        var comparison = await trials.TryAsync(step.Split, cancellationToken);
        ImmutableArray<LearnedFact> news = [.. comparison.Learned.Where(fact => !_facts.Any(fact.SameAs))];
        _facts = _facts.AddRange(news);
        _rounds.Add(new(_rounds.Count + 1, step.Rung, step.Reason, comparison.Outcome, news, comparison.Explanation));

        return (comparison, news);
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
