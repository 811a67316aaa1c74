namespace DockerSplit.Engine.Verification.Probes;

/// <summary>A question and what both images answered.</summary>
/// <param name="Question">The question in words: <c>GET / on port 80</c>.</param>
/// <param name="Note">What to know about the comparison, for people; null when there is nothing.</param>
public sealed record ProbeOutcome(string Question, ProbeAnswer Original, ProbeAnswer Rewritten, bool Agrees, string? Note = null)
{
    /// <summary>How much the agreement proves.</summary>
    public AnswerWeight Weight { get; init; } = Original.Weight;

    /// <summary>The question, to be asked again; null where nobody can.</summary>
    internal Probe? Probe { get; init; }

    /// <summary>What the question is one of many of; null where it stands alone.</summary>
    public string? Group { get; init; }

    /// <summary>How much all of the answers prove together: as much as the best of them.</summary>
    public static AnswerWeight ProofOf(IEnumerable<ProbeOutcome> probes) =>
        probes.Where(probe => probe.Agrees).Select(probe => probe.Weight).DefaultIfEmpty(AnswerWeight.Nothing).Max();

    /// <summary>Why the original itself is not as the user expects; null when it is. Then nothing can be judged.</summary>
    public string? OriginalComplaint { get; init; }
}
