using System.Collections.Immutable;
using DockerSplit.Application.Comparing;
using DockerSplit.Engine;
using DockerSplit.Planning;

namespace DockerSplit.Application.Rewriting;

/// <summary>What the pipeline came to.</summary>
/// <param name="Result">The outcome of planning; null where two given Dockerfiles were compared.</param>
internal sealed record RewriteOutcome(SplitResult? Result, Outcome Verdict)
{
    /// <summary>What the comparison of the two images showed; null when it did not get that far.</summary>
    public VerificationSummary? Verification { get; init; }

    /// <summary>Why nothing was verified, or what broke: one sentence, perhaps followed by the last lines of a log.</summary>
    public string? Explanation { get; init; }

    /// <summary>Hides the secrets that were handed in, in every report.</summary>
    public SecretMask Mask { get; init; } = SecretMask.None;

    /// <summary>The attempts at a plan that passes, in order; empty where nothing was tried.</summary>
    public ImmutableArray<Round> Rounds { get; init; } = [];

    /// <summary>What <c>--minimise</c> found to be dispensable, in order.</summary>
    public ImmutableArray<string> Dropped { get; init; } = [];

    /// <summary>With what the last round was planned.</summary>
    public Lessons Lessons => Rounds is [] ? Lessons.None : new([.. Rounds.SelectMany(round => round.Learned)], Rounds[^1].Rung);

    /// <summary>How often the plan was made anew from what a failed round taught; 0 when the first one passed.</summary>
    public int Repairs => Math.Max(0, Rounds.Length - 1);
}
