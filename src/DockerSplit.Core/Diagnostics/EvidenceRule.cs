using DockerSplit.Text;

namespace DockerSplit.Diagnostics;

/// <summary>One kind of reason for a decision. Each has a page, and reports name it by its id.</summary>
/// <param name="Id">Stable, in lower case: the page is <c>docs/rules/evidence/ID.md</c>.</param>
/// <param name="Title">A few words.</param>
public sealed record EvidenceRule(string Id, string Title)
{
    /// <summary>The rule at work: why it holds of this subject.</summary>
    /// <param name="reason">One sentence for people.</param>
    /// <param name="span">The source text that led to it, where it was text.</param>
    /// <param name="subject">The file, library, package or variable, where it was a fact.</param>
    public Evidence Because(string reason, TextSpan? span = null, string? subject = null) => new(Id, reason, span, subject) { Of = this };
}
