using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using DockerSplit.Cli.Rendering.GitLab;
using DockerSplit.Cli.Rendering.Sarif;
using DockerSplit.Cli.Reports;

namespace DockerSplit.Cli.Rendering.Json;

/// <summary>Writes every report that is JSON.</summary>
internal static class ReportJson
{
    public static string Write(RewriteReport report) => Write(report, context => context.RewriteReport);

    public static string Write(CheckReport report) => Write(report, context => context.CheckReport);

    public static string Write(CompareReport report) => Write(report, context => context.CompareReport);

    public static string Write(InspectReport report) => Write(report, context => context.InspectReport);

    public static string Write(InspectChain chain) => Write(chain, context => context.InspectChain);

    public static string Write(SarifLog log) => Write(log, context => context.SarifLog, JsonIgnoreCondition.WhenWritingNull);

    public static string Write(ImmutableArray<CodeQualityIssue> issues) => Write(issues, context => context.ImmutableArrayCodeQualityIssue);

    /// <summary>The form of the report of several Dockerfiles, as a JSON schema.</summary>
    public static JsonNode SchemaOfCheck() => Context(JsonIgnoreCondition.Never).CheckReport.GetJsonSchemaAsNode();

    /// <summary>The form of the report of an image, as a JSON schema.</summary>
    public static JsonNode SchemaOfInspect() => Context(JsonIgnoreCondition.Never).InspectReport.GetJsonSchemaAsNode();

    /// <summary>The form of a chain of needs, as a JSON schema.</summary>
    public static JsonNode SchemaOfChain() => Context(JsonIgnoreCondition.Never).InspectChain.GetJsonSchemaAsNode();

    private static string Write<T>(
        T report,
        Func<ReportJsonContext, JsonTypeInfo<T>> type,
        JsonIgnoreCondition ignored = JsonIgnoreCondition.Never
    ) => JsonSerializer.Serialize(report, type(Context(ignored))) + "\n";

    private static ReportJsonContext Context(JsonIgnoreCondition ignored)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            WriteIndented = true,
            IndentSize = 2,
            NewLine = "\n",
            // The report is no part of a page: quotes and slashes stay readable.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = ignored,
        };

        return new(options);
    }
}

[JsonSerializable(typeof(RewriteReport))]
[JsonSerializable(typeof(CheckReport))]
[JsonSerializable(typeof(CompareReport))]
[JsonSerializable(typeof(InspectReport))]
[JsonSerializable(typeof(InspectChain))]
[JsonSerializable(typeof(SarifLog))]
[JsonSerializable(typeof(ImmutableArray<CodeQualityIssue>))]
internal sealed partial class ReportJsonContext : JsonSerializerContext;
