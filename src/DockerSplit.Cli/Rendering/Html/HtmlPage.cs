using System.Security.Cryptography;
using System.Text;
using DockerSplit.Cli.Reports;

namespace DockerSplit.Cli.Rendering.Html;

/// <summary>
/// Writes a report as one page for browsers that fetches nothing. The report lies in it as data; the page's own script draws it, and the
/// page forbids every other.
/// </summary>
internal static class HtmlPage
{
    private static readonly string[] Scripts = ["dom.js", "table.js", "treemap.js", "dockerfiles.js", "page.js"];

    private static readonly Lazy<string> Template = new(Compose);

    /// <summary>The page. Who reads it has another machine: of an absolute path only the name is shown.</summary>
    public static string Write(RewriteReport report) => Write(PageData.Of(HostPaths.LeaveOut(report)));

    /// <summary>The page about two images.</summary>
    public static string Write(CompareReport report) =>
        Write(PageData.Of(report with { Original = HostPaths.NameOf(report.Original), Rewritten = HostPaths.NameOf(report.Rewritten) }));

    /// <summary>The page about one image.</summary>
    public static string Write(InspectReport report) => Write(PageData.Of(report with { Image = HostPaths.NameOf(report.Image) }));

    // The data comes last: what looks like a mark in it is none.
    private static string Write(PageData data) => Template.Value.Replace(Mark("data"), PageJson.Write(data), StringComparison.Ordinal);

    private static string Compose()
    {
        var style = Read("page.css");
        var script = $"(() => {{\n\"use strict\";\n{string.Concat(Scripts.Select(Read))}}})();\n";

        return Read("page.html")
            .Replace(Mark("style-sum"), Sum(style), StringComparison.Ordinal)
            .Replace(Mark("script-sum"), Sum(script), StringComparison.Ordinal)
            .Replace(Mark("style"), style, StringComparison.Ordinal)
            .Replace(Mark("script"), script, StringComparison.Ordinal);
    }

    private static string Mark(string name) => $"{{{{{name}}}}}";

    private static string Sum(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Read(string name)
    {
        using var stream =
            typeof(HtmlPage).Assembly.GetManifestResourceStream($"Page/{name}") ?? throw new InvalidOperationException($"no part {name}");
        using var reader = new StreamReader(stream);

        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
