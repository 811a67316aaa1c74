using DockerSplit.Cli.Rendering.Html;
using DockerSplit.Cli.Rendering.Json;
using DockerSplit.Cli.Rendering.Markdown;
using DockerSplit.Cli.Rendering.Text;
using DockerSplit.Cli.Reports;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Rendering;

/// <summary>The forms of the report of a rewrite or of two Dockerfiles.</summary>
internal sealed class ReportWriter(RewriteReport report) : ReportForms
{
    protected override void WriteText(TerminalWriter output, TerminalWriter error) => new OutcomeText(output, error).Write(report);

    protected override string Html() => HtmlPage.Write(report);

    protected override string Json() => ReportJson.Write(report);

    protected override string Markdown() => MarkdownPage.Write(report);

    protected override string Summary() => MarkdownPage.WriteShort(report);

    protected override IEnumerable<Finding> FindingsOf() => Findings.Of(report);
}
