using System.Text.Json;
using DockerSplit.Facts;

namespace DockerSplit.Cli.Reports;

/// <summary>Puts a ledger into the form of a report.</summary>
internal static class LedgerReportBuilder
{
    public static LedgerReport? Of(Ledger? ledger) =>
        ledger is null
            ? null
            : new(
                ledger.Balances,
                [
                    .. ledger
                        .Entries.GroupBy(entry => (entry.Subject, entry.Fate))
                        .OrderBy(group => group.Key)
                        .Select(group => new LedgerFateReport(
                            Word(group.Key.Subject),
                            Word(group.Key.Fate),
                            group.Count(),
                            group.Sum(entry => entry.Size)
                        )),
                ],
                [
                    .. ledger.Sums.Select(sum => new LedgerReasonReport(
                        Word(sum.Subject),
                        Word(sum.Fate),
                        sum.Reason.Rule,
                        sum.Reason.Why,
                        sum.Reason.IsWeak,
                        sum.Count,
                        sum.Size
                    )),
                ],
                [.. ledger.Findings.Select(Of)]
            )
            {
                Entries =
                [
                    .. ledger
                        .Entries.Where(entry => entry.Subject != LedgerSubject.Path)
                        .Take(LedgerReport.MostEntries)
                        .Select(entry => new LedgerEntryReport(
                            Word(entry.Subject),
                            entry.Name,
                            Word(entry.Fate),
                            entry.Reason.Why,
                            entry.Reason.IsWeak,
                            entry.Size
                        )),
                ],
            };

    /// <summary>A fate with its reason, in one line.</summary>
    public static string Line(LedgerEntry entry) =>
        $"{Word(entry.Fate)}: {entry.Reason.Why} [{entry.Reason.Rule}]{(entry.Reason.IsWeak ? ", a weak reason" : "")}";

    private static LedgerFindingReport Of(LedgerFinding finding) =>
        new(
            Word(finding.Kind),
            finding.Weight == LedgerWeight.Breaks ? LedgerFindingReport.Breaks : DifferenceReport.Notable,
            finding.Name,
            finding.Package,
            finding.Original,
            finding.Rewritten,
            finding.Title,
            finding.Remedy
        );

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
