using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DockerSplit.Cli.Reports;
using DockerSplit.Cli.Terminal;
using ModelContextProtocol.Protocol;

namespace DockerSplit.Cli.Agents;

/// <summary>Makes an answer of what a command wrote: the report as data, and what is to be read first as text.</summary>
internal static class ToolAnswer
{
    /// <summary>The report's trees of files, in the names that the reports have for them.</summary>
    private static readonly string[] Trees = ["files", "tree"];

    public static CallToolResult Of(ToolConsole console, ExitCode code, bool withFiles)
    {
        if (!console.Answer.StartsWith('{'))
            return Refusal(console.Said.Length > 0 ? console.Said : console.Answer);

        var report = JsonNode.Parse(console.Answer)!.AsObject();
        if (!withFiles)
            DropTrees(report);
        // What is handed to the client is no stream that it could read.
        if (report["output"] is JsonValue output && output.ToString() == RewriteReport.StandardOutput)
            report["output"] = null;
        var said = string.Join('\n', new[] { Summary(report, code), console.Said }.Where(text => text.Length > 0));

        return new()
        {
            Content = [new TextContentBlock { Text = said }, new TextContentBlock { Text = report.ToJsonString() }],
            StructuredContent = Element(report),
        };
    }

    /// <summary>There is no report, for a reason.</summary>
    public static CallToolResult Refusal(string reason) =>
        new() { IsError = true, Content = [new TextContentBlock { Text = Printable.Lines(reason) }] };

    private static void DropTrees(JsonObject report)
    {
        foreach (var name in Trees.Where(name => report[name] is JsonObject))
            report[name] = new JsonObject { ["fates"] = new JsonArray(), ["nodes"] = new JsonArray() };
    }

    private static string Summary(JsonObject report, ExitCode code)
    {
        var verdict = (string?)report["verdict"];
        var explanation = report["explanation"] is JsonValue text ? $": {(string?)text}" : "";

        return verdict is null
            ? string.Create(CultureInfo.InvariantCulture, $"exit code {(int)code}")
            : string.Create(CultureInfo.InvariantCulture, $"{verdict} (exit code {(int)code}){explanation}");
    }

    private static JsonElement Element(JsonObject report)
    {
        using var document = JsonDocument.Parse(report.ToJsonString());

        return document.RootElement.Clone();
    }
}
