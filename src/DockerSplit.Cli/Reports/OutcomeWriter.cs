using System.Collections.Immutable;
using DockerSplit.Application.Rewriting;
using DockerSplit.Cli.Files;
using DockerSplit.Cli.Rendering;
using DockerSplit.Cli.Terminal;
using DockerSplit.Planning;
using DockerSplit.Text;

namespace DockerSplit.Cli.Reports;

/// <summary>Writes an outcome in every form that was asked for.</summary>
/// <param name="target">Where the rewritten Dockerfile goes; null where the command writes none.</param>
internal sealed class OutcomeWriter(RewriteOutcome outcome, SourceText source, OutputTarget? target, bool isWritten, ImmutableArray<string> reproduce)
{
    public const string Text = "text";
    private const string Json = "json";
    private const string Markdown = "markdown";

    public static readonly string[] Formats = [Text, Json, Markdown];

    private Report? _report;

    private Report Report => _report ??= ReportJson.Masked(new ReportBuilder(source).Build(outcome, target, isWritten, reproduce), outcome.Mask);

    /// <summary>For the one who called the program.</summary>
    public void Print(string format, TerminalWriter report, TerminalWriter error)
    {
        if (format == Text)
            PrintText(report, error);
        else
            report.Writer.Write(format == Json ? ReportJson.Write(Report, outcome.Mask) : MarkdownReport.Write(Report, outcome.Mask));
    }

    public async Task WriteAsync(ImmutableArray<ReportFile> files, CancellationToken cancellationToken)
    {
        foreach (var file in files)
            await file.WriteAsync(For(file.Extension), cancellationToken);
    }

    private string For(string extension) =>
        extension switch
        {
            ".json" => ReportJson.Write(Report, outcome.Mask),
            ".md" => MarkdownReport.Write(Report, outcome.Mask),
            ".sarif" => ReportJson.Write(SarifLog.Of(Findings(), ProgramVersion.Text), outcome.Mask),
            _ => PlainText(),
        };

    private string PlainText()
    {
        using var text = new StringWriter { NewLine = "\n" };
        var writer = new TerminalWriter(text, IsTerminal: false, Colour: false, TerminalWriter.DefaultWidth);
        PrintText(writer, writer);

        return text.ToString();
    }

    private void PrintText(TerminalWriter report, TerminalWriter error)
    {
        new OutcomeReport(report, error).Write(outcome, source, target, isWritten);
        if (outcome.Verdict.ToExitCode() is not (ExitCode.VerificationFailed or ExitCode.OriginalBroken))
            return;

        error.WriteLine("docksplit: to see the same with plain docker:");
        foreach (var command in reproduce)
            error.WriteLine($"  {Printable.Line(outcome.Mask.Apply(command))}");
    }

    private IEnumerable<Finding> Findings() =>
        outcome.Verdict.ToExitCode() switch
        {
            ExitCode.Unsupported => Report.Diagnostics.Select(message => new Finding(FindingRules.Unreadable, source.Name, 1, 1, message)),
            ExitCode.VerificationFailed or ExitCode.OriginalBroken =>
            [
                new(FindingRules.Failed, source.Name, 1, 1, $"{Report.Verdict}: {Report.Explanation}"),
            ],
            _ => [],
        };
}
