using DockerSplit.Cli.Rendering.Html;
using DockerSplit.Cli.Rendering.Json;
using DockerSplit.Cli.Rendering.Markdown;
using DockerSplit.Cli.Rendering.Text;
using DockerSplit.Cli.Reports;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Rendering;

/// <summary>The forms of the report of two images.</summary>
internal sealed class CompareWriter(CompareReport report) : ReportForms
{
    protected override void WriteText(TerminalWriter output, TerminalWriter error) => CompareText.Write(report, output);

    protected override string Html() => HtmlPage.Write(report);

    protected override string Json() => ReportJson.Write(report);

    protected override string Markdown() => MarkdownPage.Write(report);

    protected override IEnumerable<Finding> FindingsOf() => Findings.Of(report);
}
