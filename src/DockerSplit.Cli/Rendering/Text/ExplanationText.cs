using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DockerSplit.Cli.Reports;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Rendering.Text;

/// <summary>Shows decisions, a line each with its reason and its place.</summary>
internal sealed class ExplanationText
{
    private readonly StringBuilder _text = new();
    private readonly ExplainReport _report;

    private ExplanationText(ExplainReport report) => _report = report;

    public static string Write(ExplainReport report)
    {
        var text = new ExplanationText(report);
        text.Write(report.Decisions);

        return text._text.ToString();
    }

    private void Write(RewriteReport report)
    {
        foreach (var doubt in report.Doubts)
            AppendLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"doubt: {doubt.Message} [{doubt.Id}] ({report.Dockerfile}:{doubt.Line}:{doubt.Column})"
                )
            );
        if (_report.Only is null && report.RuntimeBase is { } runtime)
            Append($"base {runtime.Reference}", "runtime stage", [runtime.Evidence]);
        foreach (var package in report.Packages)
            Append($"package {package.Name}", Fate(package), package.Evidence);
        foreach (var path in report.Paths)
            Append($"path {path.Path}", path.Guess ? $"{path.Verdict}, a guess" : path.Verdict, path.Evidence);
        foreach (var placement in report.Placements)
            Append(
                $"instruction {placement.Instruction}",
                placement.Stage,
                [placement.Evidence with { Line = placement.Line, Column = 1 }]
            );
        foreach (var command in report.Commands)
            Append($"command {command.Command}", "runtime", [command.Evidence]);
        AppendLedger(report.Ledger);
    }

    private void AppendLedger(LedgerReport? ledger)
    {
        foreach (var fate in _report.Fates)
            AppendLine($"ledger {_report.Only}: {fate}");
        if (ledger is null || _report.Only is not null)
            return;

        foreach (var finding in ledger.Findings)
            AppendLine($"ledger {(finding.IsBreak ? "breaks" : "note")}: {LedgerLines.Of(finding)}");
        foreach (var reason in ledger.Reasons)
            AppendLine($"ledger {LedgerLines.Of(reason)} [{reason.Rule}]");
    }

    private static string Fate(PackageReport package) =>
        package.Installed ? $"{package.Role}, installed"
        : package.BroughtBy is { } other ? $"{package.Role}, brought by {other}"
        : package.Role == "runtime" ? "runtime, in the base"
        : package.Role;

    private void Append(string subject, string fate, ImmutableArray<EvidenceReport> evidence)
    {
        var (first, others) = (evidence.FirstOrDefault(), _report.Only is null ? [] : evidence.Skip(1));
        AppendLine($"{subject}: {fate}{(first is null ? "" : $": {Sentence(first)}")}");
        foreach (var other in others)
            AppendLine($"  and: {Sentence(other)}");
    }

    private void AppendLine(string line) => _text.Append(Printable.Line(line)).Append('\n');

    private string Sentence(EvidenceReport evidence)
    {
        var place = evidence.Line is { } line
            ? string.Create(CultureInfo.InvariantCulture, $" ({_report.Decisions.Dockerfile}:{line}:{evidence.Column})")
            : "";

        return $"{evidence.Reason} [{evidence.Rule}]{place}";
    }
}
