using System.Collections.Immutable;
using DockerSplit.Facts;

namespace DockerSplit.Application.Comparing;

/// <summary>What comparing a rewritten Dockerfile with its original came to.</summary>
internal abstract record Comparison
{
    private protected Comparison() { }

    /// <summary>The same in one word.</summary>
    public abstract Outcome Outcome { get; }

    /// <summary>What was measured; null where it did not get that far.</summary>
    public abstract Measurement? Measured { get; }

    /// <summary>What is wrong: one sentence, perhaps followed by the last lines of a log; null when nothing is.</summary>
    public abstract string? Explanation { get; }

    /// <summary>What a person can do next, a clause each.</summary>
    public ImmutableArray<string> Advice { get; init; } = [];

    /// <summary>What the rewritten image lacks, as far as its failure tells.</summary>
    public ImmutableArray<LearnedFact> Learned { get; init; } = [];
}

/// <summary>Both images were built and behave alike.</summary>
internal sealed record SameBehaviour(Measurement Measurement) : Comparison
{
    /// <inheritdoc/>
    public override Outcome Outcome => Measurement.IsSmaller ? Outcome.Verified : Outcome.NotSmaller;

    /// <inheritdoc/>
    public override Measurement Measured => Measurement;

    /// <inheritdoc/>
    public override string? Explanation =>
        Measurement.IsSmaller
            ? null
            : "both images do the same, but what the runtime stage installs and copies is no less than what the original has";
}

/// <summary>Both images were built and hold the same, but no question to them was answered.</summary>
internal sealed record NothingProved(Measurement Measurement, string Reason) : Comparison
{
    /// <inheritdoc/>
    public override Outcome Outcome => Outcome.Unproved;

    /// <inheritdoc/>
    public override Measurement Measured => Measurement;

    /// <inheritdoc/>
    public override string Explanation => Reason;
}

/// <summary>Both images run, but they answer differently, or their configurations or files differ.</summary>
internal sealed record OtherBehaviour(Measurement Measurement, string Reason) : Comparison
{
    /// <inheritdoc/>
    public override Outcome Outcome => Outcome.ProbesDiffer;

    /// <inheritdoc/>
    public override Measurement Measured => Measurement;

    /// <inheritdoc/>
    public override string Explanation => Reason;
}

/// <summary>The rewritten Dockerfile does not build, or its container never gets ready.</summary>
/// <param name="Measurement">Null where it does not build.</param>
internal sealed record RewrittenFails(Measurement? Measurement, string Reason) : Comparison
{
    /// <inheritdoc/>
    public override Outcome Outcome => Outcome.RewrittenBroken;

    /// <inheritdoc/>
    public override Measurement? Measured => Measurement;

    /// <inheritdoc/>
    public override string Explanation => Reason;
}

/// <summary>The original does not build, or never gets ready: nothing can be judged.</summary>
/// <param name="Measurement">Null where it does not build.</param>
internal sealed record OriginalFails(Measurement? Measurement, string Reason) : Comparison
{
    /// <inheritdoc/>
    public override Outcome Outcome => Outcome.OriginalBroken;

    /// <inheritdoc/>
    public override Measurement? Measured => Measurement;

    /// <inheritdoc/>
    public override string Explanation => Reason;
}
