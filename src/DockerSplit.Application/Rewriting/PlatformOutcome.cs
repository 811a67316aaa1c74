using DockerSplit.Application.Comparing;

namespace DockerSplit.Application.Rewriting;

/// <summary>How a rewritten Dockerfile does on one of several platforms.</summary>
/// <param name="Platform">As docker names it.</param>
/// <param name="Comparison">Null where it could not be checked.</param>
/// <param name="Reason">Why it could not; null where it was.</param>
internal sealed record PlatformOutcome(string Platform, Comparison? Comparison, string? Reason)
{
    /// <summary>Whether the rewritten image does otherwise there; an original that does not build there tells nothing of it.</summary>
    public bool IsFailure => Comparison is { Outcome: Outcome.RewrittenBroken or Outcome.ProbesDiffer };
}
