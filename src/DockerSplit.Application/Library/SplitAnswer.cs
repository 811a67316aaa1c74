using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using DockerSplit.Application.Rewriting;
using DockerSplit.Planning;

namespace DockerSplit.Application.Library;

/// <summary>What became of a Dockerfile.</summary>
/// <param name="Outcome">How it ended. Only <see cref="Outcome.Verified"/> is a proof.</param>
/// <param name="Dockerfile">The rewritten Dockerfile; null where there is none. Without a proof it is a proposal.</param>
/// <param name="Explanation">Why it ended so, for people; empty where nothing is to be said. No secret that was handed in stands in it.</param>
public sealed record SplitAnswer(Outcome Outcome, string? Dockerfile, string Explanation)
{
    /// <summary>The packages that the original names, with their roles and the evidence; empty without a plan.</summary>
    public ImmutableArray<PackageDecision> Packages { get; init; } = [];

    /// <summary>The original image's size in bytes, the sum of its uncompressed layers; null where nothing was built.</summary>
    public long? OriginalBytes { get; init; }

    /// <summary>The rewritten image's size in bytes; null where nothing was built.</summary>
    public long? RewrittenBytes { get; init; }

    internal static SplitAnswer Of(RewriteOutcome outcome)
    {
        var measured = (outcome as Tried)?.Comparison.Measured;

        return new(outcome.Outcome, outcome.Rewritten?.Text, outcome.Mask.Apply(Explain(outcome)))
        {
            Packages = outcome.Rewritten?.Plan.Packages ?? [],
            OriginalBytes = measured?.Original.Bytes,
            RewrittenBytes = measured?.Rewritten.Bytes,
        };
    }

    private static string Explain(RewriteOutcome outcome) =>
        outcome switch
        {
            Refused refused => Explain(refused.Refusal),
            Unverified unverified => unverified.Reason,
            Unbuildable unbuildable => unbuildable.Failure.Explanation,
            Tried tried => tried.Comparison.Explanation ?? "",
            _ => throw new UnreachableException(),
        };

    private static string Explain(Refusal refusal) =>
        refusal switch
        {
            NothingToSplit nothing => nothing.Reason,
            AlreadyMultiStage several => string.Create(CultureInfo.InvariantCulture, $"{several.Stages} stages"),
            Unsupported unsupported => string.Join('\n', unsupported.Diagnostics.Select(one => one.ToString())),
            NeedsEngine doubtful => string.Join('\n', doubtful.Doubts.Select(one => one.ToString())),
            _ => throw new UnreachableException(),
        };
}
