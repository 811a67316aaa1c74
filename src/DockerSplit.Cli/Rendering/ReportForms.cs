using DockerSplit.Cli.Rendering.Json;
using DockerSplit.Cli.Rendering.Sarif;
using DockerSplit.Cli.Reports;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Rendering;

/// <summary>Writes a report in every form that is asked for.</summary>
internal abstract class ReportForms : IFileForms
{
    public const string Text = "text";
    private const string JsonFormat = "json";
    private const string MarkdownFormat = "markdown";

    /// <summary>The forms for the terminal.</summary>
    public static readonly string[] Formats = [Text, JsonFormat, MarkdownFormat];

    /// <summary>The forms for files, by the file's extension.</summary>
    public static readonly string[] Extensions = [".html", ".json", ".md", ".txt", ".sarif"];

    /// <summary>Stands for a job's summary, which is a short page.</summary>
    public const string SummaryExtension = ".summary";

    /// <summary>For the one who called the program.</summary>
    public void Print(string format, TerminalWriter output, TerminalWriter error)
    {
        if (format == Text)
            WriteText(output, error);
        else
            output.Writer.Write(format == JsonFormat ? Json() : Markdown());
    }

    /// <inheritdoc/>
    public string For(string extension) =>
        extension switch
        {
            ".html" => Html(),
            ".json" => Json(),
            ".md" => Markdown(),
            SummaryExtension => Summary(),
            ".sarif" => ReportJson.Write(SarifLog.Of([.. FindingsOf()], ProgramVersion.Text)),
            _ => PlainText(),
        };

    /// <summary>For people at a terminal.</summary>
    protected abstract void WriteText(TerminalWriter output, TerminalWriter error);

    protected abstract string Html();

    protected abstract string Json();

    protected abstract string Markdown();

    /// <summary>A page of bounded length.</summary>
    protected virtual string Summary() => Markdown();

    /// <summary>What is worth an entry in code scanning.</summary>
    protected abstract IEnumerable<Finding> FindingsOf();

    private string PlainText() => IFileForms.PlainText(writer => WriteText(writer, writer));
}
