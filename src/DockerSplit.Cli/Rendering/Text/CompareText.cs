using System.Globalization;
using DockerSplit.Cli.Reports;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Rendering.Text;

/// <summary>The comparison of two images as text: what differs first, then what the rest comes to.</summary>
internal static class CompareText
{
    private const int MostFindings = 40;
    private const int LabelWidth = 9;

    public static void Write(CompareReport report, TerminalWriter terminal)
    {
        Row(terminal, "Verdict", report.Verdict);
        Row(terminal, "Size", Sizes.Compare(report.OriginalBytes, report.RewrittenBytes));
        foreach (var finding in report.Ledger.Findings.Take(MostFindings))
            Row(terminal, finding.IsBreak ? "Differs" : "Note", LedgerLines.Of(finding));
        if (report.Ledger.Findings.Length > MostFindings)
            Row(
                terminal,
                "",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"and {report.Ledger.Findings.Length - MostFindings} more; --format json lists them all"
                )
            );
        Row(terminal, "Ledger", LedgerLines.Summary(report.Ledger));
        foreach (var reason in report.Ledger.Reasons)
            Row(terminal, "", LedgerLines.Of(reason));
    }

    private static void Row(TerminalWriter terminal, string label, string text) =>
        terminal.WriteLine($"{label.PadRight(LabelWidth)}{Printable.Line(text)}");
}
