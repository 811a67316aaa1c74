using System.Collections.Immutable;
using DockerSplit.Facts;

namespace DockerSplit.Cli.Reports;

/// <summary>The decisions of a plan that are asked for: all with their first reason, or one with all of its reasons.</summary>
/// <param name="Only">The name of the one package or path; null where all are shown.</param>
/// <param name="Decisions">The report, without what is not asked for.</param>
internal sealed record ExplainReport(string? Only, RewriteReport Decisions)
{
    /// <summary>What became of the one that is asked for in the rewritten image, a line each; empty where nothing was compared.</summary>
    public ImmutableArray<string> Fates { get; init; } = [];

    /// <summary>Whether there is nothing of the name.</summary>
    public bool IsEmpty => Only is not null && Decisions.Packages is [] && Decisions.Paths is [] && Fates is [];

    /// <param name="only">The name of a package or path; null shows all.</param>
    /// <param name="ledger">What was compared; null where nothing was.</param>
    public static ExplainReport Of(RewriteReport report, string? only, Ledger? ledger) =>
        only is null
            ? new(null, report)
            : new(
                only,
                report with
                {
                    Packages = [.. report.Packages.Where(package => package.Name == only)],
                    Paths = [.. report.Paths.Where(path => path.Path == only)],
                    Placements = [],
                    Commands = [],
                    Diff = null,
                }
            )
            {
                Fates = [.. (ledger?.Entries ?? []).Where(entry => entry.Name == only).Select(LedgerReportBuilder.Line)],
            };
}
