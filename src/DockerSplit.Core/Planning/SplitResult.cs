using System.Collections.Immutable;
using DockerSplit.Diagnostics;

namespace DockerSplit.Planning;

/// <summary>The outcome of planning: a split, or an honest reason why there is none.</summary>
public abstract record SplitResult
{
    private protected SplitResult() { }
}

/// <summary>There is a rewritten Dockerfile.</summary>
/// <param name="Text">The text, with the line ends of the original.</param>
public sealed record Split(SplitPlan Plan, string Text) : SplitResult;

/// <summary>There is none, and why.</summary>
public abstract record Refusal : SplitResult
{
    private protected Refusal() { }
}

/// <summary>Nothing would be gained.</summary>
public sealed record NothingToSplit(string Reason, ImmutableArray<Evidence> Evidence) : Refusal
{
    /// <summary>Whether only the text says so, where a built image may show otherwise.</summary>
    public bool IsGuess { get; init; }
}

/// <summary>The file has several stages already.</summary>
public sealed record AlreadyMultiStage(int Stages) : Refusal;

/// <summary>The file cannot be read, or uses something that is not understood; the diagnostics say where.</summary>
public sealed record Unsupported(ImmutableArray<Diagnostic> Diagnostics) : Refusal;

/// <summary>The text alone cannot tell enough for a split that is sure to work; nothing is written.</summary>
/// <param name="Draft">The plan as far as it goes, for <c>--guess</c> and for reports.</param>
/// <param name="Text">The Dockerfile that the draft would write.</param>
/// <param name="Doubts">What is not known, each at its place; never empty.</param>
public sealed record NeedsEngine(SplitPlan Draft, string Text, ImmutableArray<Diagnostic> Doubts) : Refusal;
