using System.Text.Json.Nodes;
using DockerSplit.Cli.Rendering.Json;

namespace DockerSplit.Cli.Agents;

/// <summary>The forms of what tools answer: those of the reports.</summary>
internal static class AnswerSchemas
{
    private const string Resource = "Schemas/report.schema.json";

    public static JsonNode Check() => ReportJson.SchemaOfCheck();

    /// <summary>The whole report, or the chain that <c>why</c> asks for.</summary>
    public static JsonNode Inspect() =>
        new JsonObject { ["type"] = "object", ["anyOf"] = new JsonArray(ReportJson.SchemaOfInspect(), ReportJson.SchemaOfChain()) };

    /// <summary>The published one, without the words that only a person reads.</summary>
    public static JsonNode Rewrite()
    {
        using var stream =
            typeof(AnswerSchemas).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"no {Resource}");

        return JsonNode.Parse(stream)!;
    }
}
