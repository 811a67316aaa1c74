using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using DockerSplit.Cli.Rendering.Sarif;
using DockerSplit.Cli.Reports;

namespace DockerSplit.Cli.Rendering.Json;

/// <summary>Writes every report that is JSON.</summary>
internal static class ReportJson
{
    /// <param name="mask">Hides secrets, wherever they stand.</param>
    public static string Write(RewriteReport report, Func<string, string> mask) => Write(report, mask, context => context.RewriteReport);

    public static string Write(CheckReport report) => Write(report, Unmasked, context => context.CheckReport);

    public static string Write(InspectReport report) => Write(report, Unmasked, context => context.InspectReport);

    public static string Write(InspectChain chain) => Write(chain, Unmasked, context => context.InspectChain);

    public static string Write(SarifLog log, Func<string, string> mask) =>
        Write(log, mask, context => context.SarifLog, JsonIgnoreCondition.WhenWritingNull);

    private static string Unmasked(string text) => text;

    private static string Write<T>(
        T report,
        Func<string, string> mask,
        Func<ReportJsonContext, JsonTypeInfo<T>> type,
        JsonIgnoreCondition ignored = JsonIgnoreCondition.Never
    )
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
            Converters = { new MaskedText(mask) },
        };

        return JsonSerializer.Serialize(report, type(new ReportJsonContext(options))) + "\n";
    }

    /// <summary>Replaces secrets in every text.</summary>
    private sealed class MaskedText(Func<string, string> mask) : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(mask(value));
    }
}

[JsonSerializable(typeof(RewriteReport))]
[JsonSerializable(typeof(CheckReport))]
[JsonSerializable(typeof(InspectReport))]
[JsonSerializable(typeof(InspectChain))]
[JsonSerializable(typeof(SarifLog))]
internal sealed partial class ReportJsonContext : JsonSerializerContext;
