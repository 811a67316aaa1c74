using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Planning;

namespace DockerSplit.Application.Rewriting;

/// <summary>One round of the repair ladder, as reports show it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Rung">How widely the plan of this round took what it was not sure of.</param>
/// <param name="Reason">Why the plan was made anew; null in the first round.</param>
/// <param name="Learned">What its failure taught that was not known before.</param>
/// <param name="Explanation">What failed; null when nothing did.</param>
internal sealed record Round(
    int Number,
    Rung Rung,
    string? Reason,
    Outcome Outcome,
    ImmutableArray<LearnedFact> Learned,
    string? Explanation
)
{
    /// <summary>What failed, in a line; null when nothing did.</summary>
    public string? Failure => Explanation?.Split('\n')[0];
}
