using DockerSplit.Cli.Rendering.Json;
using DockerSplit.Cli.Rendering.Markdown;
using DockerSplit.Cli.Rendering.Sarif;
using DockerSplit.Cli.Rendering.Text;
using DockerSplit.Cli.Reports;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Rendering;

/// <summary>Writes a report in every form that is asked for.</summary>
internal sealed class ReportWriter(RewriteReport report)
{
    public const string Text = "text";
    private const string Json = "json";
    private const string Markdown = "markdown";

    /// <summary>The forms for the terminal.</summary>
    public static readonly string[] Formats = [Text, Json, Markdown];

    /// <summary>The forms for files, by the file's extension.</summary>
    public static readonly string[] Extensions = [".json", ".md", ".txt", ".sarif"];

    /// <summary>For the one who called the program.</summary>
    public void Print(string format, TerminalWriter output, TerminalWriter error)
    {
        if (format == Text)
            new OutcomeText(output, error).Write(report);
        else
            output.Writer.Write(format == Json ? ReportJson.Write(report) : MarkdownPage.Write(report));
    }

    /// <summary>The content of a file with one of the <see cref="Extensions"/>.</summary>
    public string For(string extension) =>
        extension switch
        {
            ".json" => ReportJson.Write(report),
            ".md" => MarkdownPage.Write(report),
            ".sarif" => ReportJson.Write(SarifLog.Of(Findings.Of(report), ProgramVersion.Text)),
            _ => PlainText(),
        };

    private string PlainText()
    {
        using var text = new StringWriter { NewLine = "\n" };
        var writer = new TerminalWriter(text, IsTerminal: false, Colour: false, TerminalWriter.DefaultWidth);
        new OutcomeText(writer, writer).Write(report);

        return text.ToString();
    }
}
