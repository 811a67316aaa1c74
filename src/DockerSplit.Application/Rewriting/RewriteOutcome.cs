using System.Collections.Immutable;
using DockerSplit.Application.Comparing;
using DockerSplit.Engine;
using DockerSplit.Planning;

namespace DockerSplit.Application.Rewriting;

/// <summary>What became of a Dockerfile.</summary>
internal abstract record RewriteOutcome
{
    private protected RewriteOutcome() { }

    /// <summary>The same in one word.</summary>
    public abstract Outcome Outcome { get; }

    /// <summary>The plan with its text; null where there is none.</summary>
    public Split? Rewritten =>
        this switch
        {
            Unverified unverified => unverified.Split,
            Tried tried => tried.Split,
            _ => null,
        };

    /// <summary>Hides the secrets that were handed in, in every report.</summary>
    public SecretMask Mask { get; init; } = SecretMask.None;
}

/// <summary>There is no rewritten Dockerfile, for a reason.</summary>
/// <param name="Unasked">Why no engine was asked, where that may have changed the answer; null otherwise.</param>
internal sealed record Refused(Refusal Refusal, string? Unasked = null) : RewriteOutcome
{
    /// <inheritdoc/>
    public override Outcome Outcome =>
        Refusal switch
        {
            NothingToSplit => Outcome.NothingToSplit,
            AlreadyMultiStage => Outcome.AlreadyMultiStage,
            NeedsEngine => Outcome.NeedsEngine,
            _ => Outcome.Unsupported,
        };
}

/// <summary>There is a rewritten Dockerfile, and nothing was built.</summary>
/// <param name="Reason">Why nothing was.</param>
internal sealed record Unverified(Split Split, string Reason) : RewriteOutcome
{
    /// <inheritdoc/>
    public override Outcome Outcome => Outcome.Unverified;
}

/// <summary>The original does not build, so that nothing can be looked at or proved.</summary>
internal sealed record Unbuildable(OriginalFails Failure) : RewriteOutcome
{
    /// <inheritdoc/>
    public override Outcome Outcome => Failure.Outcome;
}

/// <summary>A rewritten Dockerfile was built and compared with the original.</summary>
/// <param name="Comparison">Of the last round, or of the smallest plan that passed.</param>
internal sealed record Tried(Split Split, Comparison Comparison) : RewriteOutcome
{
    /// <inheritdoc/>
    public override Outcome Outcome => Platforms.FirstOrDefault(check => check.IsFailure)?.Comparison?.Outcome ?? Comparison.Outcome;

    /// <summary>Where several were asked for, how each does; empty otherwise.</summary>
    public ImmutableArray<PlatformOutcome> Platforms { get; init; } = [];

    /// <summary>The trials, in order.</summary>
    public ImmutableArray<Round> Rounds { get; init; } = [];

    /// <summary>What <c>--minimise</c> found to be dispensable, in order.</summary>
    public ImmutableArray<string> LeftOut { get; init; } = [];

    /// <summary>With what the last round was planned.</summary>
    public Lessons Lessons => Rounds is [] ? Lessons.None : new([.. Rounds.SelectMany(round => round.Learned)], Rounds[^1].Rung);

    /// <summary>How often the plan was made anew from what a failed round taught; 0 when the first one passed.</summary>
    public int Repairs => Math.Max(0, Rounds.Length - 1);
}
