using System.Collections.Immutable;
using DockerSplit.Facts;

namespace DockerSplit.Application.Comparing;

/// <summary>What watching the programs of both images came to.</summary>
/// <param name="Trouble">Why they were not watched; null where they were.</param>
internal sealed record TraceOutcome(string? Trouble)
{
    private const int NamedFindings = 10;

    /// <summary>How many files the original's programs opened.</summary>
    public int Original { get; init; }

    /// <summary>How many files those of the rewritten image opened.</summary>
    public int Rewritten { get; init; }

    /// <summary>How many questions were put meanwhile.</summary>
    public int Asked { get; init; }

    /// <summary>How many questions there were.</summary>
    public int Questions { get; init; }

    /// <summary>How much time it took.</summary>
    public TimeSpan Duration { get; init; }

    public ImmutableArray<TraceFinding> Findings { get; init; } = [];

    /// <summary>A line for each finding that breaks the verdict; null without one.</summary>
    public string? Explanation
    {
        get
        {
            var lines = Findings.Where(finding => finding.Breaks).Select(finding => finding.Description).Take(NamedFindings).ToArray();

            return lines is [] ? null : string.Join('\n', lines);
        }
    }

    /// <summary>The findings for reports.</summary>
    public IEnumerable<Difference> Differences =>
        Findings.Select(finding => new Difference(
            $"trace of {finding.Path}",
            finding.Original,
            finding.Rewritten,
            finding.Breaks ? Severity.Breaks
                : finding.IsWished ? Severity.Allowed
                : Severity.Notable
        ));

    /// <summary>What the next plan learns.</summary>
    public IEnumerable<LearnedFact> Lessons => Findings.Where(finding => finding.Breaks).Select(finding => finding.Lesson);
}
