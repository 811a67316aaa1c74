namespace DockerSplit.Engine.Verification.Probes;

/// <summary>A question and what both images answered.</summary>
/// <param name="Question">The question in words: <c>GET / on port 80</c>.</param>
/// <param name="Note">What to know about the comparison, for people; null when there is nothing.</param>
public sealed record ProbeOutcome(string Question, ProbeAnswer Original, ProbeAnswer Rewritten, bool Agrees, string? Note = null)
{
    /// <summary>Why the original itself is not as the user expects; null when it is. Then nothing can be judged.</summary>
    public string? OriginalComplaint { get; init; }
}
