using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using DockerSplit.Application.Comparing;

namespace DockerSplit.Cli.Reports;

/// <summary>What came of watching which files the programs of both images open.</summary>
/// <param name="Trouble">Why they were not watched; null where they were.</param>
/// <param name="OriginalOpened">How many files those of the original opened or ran.</param>
/// <param name="Asked">How many of the questions were put meanwhile.</param>
/// <param name="Milliseconds">How much time it took.</param>
internal sealed record TraceReport(
    string? Trouble,
    int OriginalOpened,
    int RewrittenOpened,
    int Asked,
    int Questions,
    long Milliseconds,
    ImmutableArray<TraceFindingReport> Findings
)
{
    public static TraceReport Of(TraceOutcome outcome) =>
        new(
            outcome.Trouble,
            outcome.Original,
            outcome.Rewritten,
            outcome.Asked,
            outcome.Questions,
            (long)outcome.Duration.TotalMilliseconds,
            [.. outcome.Findings.Select(TraceFindingReport.Of)]
        );

    /// <summary>Whether programs were watched, in a word or two.</summary>
    [JsonIgnore]
    public string Subject =>
        Trouble is not null ? "none"
        : Asked == Questions ? "all questions"
        : string.Create(CultureInfo.InvariantCulture, $"{Asked} of {Questions} questions");

    /// <summary>What it came to, in a line.</summary>
    [JsonIgnore]
    public string Summary =>
        Trouble is { } trouble ? $"what programs open was not watched: {trouble}"
        : Findings.Count(finding => finding.Breaks) is var missed and > 0
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{missed} of {OriginalOpened} files that the original's programs open are missed"
            )
        : string.Create(CultureInfo.InvariantCulture, $"none of {OriginalOpened} files that the original's programs open is missed");
}

/// <summary>A file that the original's programs used, and that those of the rewritten image do not have.</summary>
/// <param name="Path">Where it lies in the original.</param>
/// <param name="Name">As the program called it.</param>
/// <param name="Original">What the original did.</param>
/// <param name="Rewritten">What became of it.</param>
internal sealed record TraceFindingReport(string Path, string Name, string Original, string Rewritten, bool Breaks, string? Package)
{
    public static TraceFindingReport Of(TraceFinding finding) =>
        new(finding.Path, finding.Name, finding.Original, finding.Rewritten, finding.Breaks, finding.Package);
}
