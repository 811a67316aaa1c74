using DockerSplit.Text;

namespace DockerSplit.Diagnostics;

/// <summary>Why something was decided.</summary>
/// <param name="Rule">The rule's short name, such as <c>apk-virtual-deleted</c> or <c>elf-needed</c>.</param>
/// <param name="Reason">One sentence for people.</param>
/// <param name="Span">The source text that led to it, where it was text.</param>
/// <param name="Subject">The observed file, library or package, where it was a fact.</param>
public sealed record Evidence(string Rule, string Reason, TextSpan? Span = null, string? Subject = null)
{
    /// <summary>The rule itself, for decisions and pages; reports show its id.</summary>
    public EvidenceRule? Of { get; init; }

    /// <summary>Whether it speaks for keeping something that run time may well do without, so that leaving it out is worth a try.</summary>
    public bool IsWeak { get; init; }
}
