using DockerSplit.Cli.Rendering.Html;
using DockerSplit.Cli.Rendering.Json;
using DockerSplit.Cli.Rendering.Text;
using DockerSplit.Cli.Reports;

namespace DockerSplit.Cli.Rendering;

/// <summary>The forms of the report of one image.</summary>
internal sealed class InspectWriter(InspectReport report) : IFileForms
{
    /// <summary>The forms for files, by the file's extension.</summary>
    public static readonly string[] Extensions = [".html", ".json", ".txt"];

    /// <inheritdoc/>
    public string For(string extension) =>
        extension switch
        {
            ".html" => HtmlPage.Write(report),
            ".json" => ReportJson.Write(report),
            _ => IFileForms.PlainText(writer => InspectText.Write(report, writer)),
        };
}
