using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using DockerSplit.Engine;

namespace DockerSplit.Cli.Reports;

/// <summary>Writes reports as JSON.</summary>
internal static class ReportJson
{
    /// <summary>The report with secrets replaced wherever they stand.</summary>
    public static string Write(Report report, SecretMask mask) => Write(report, mask, context => context.Report);

    /// <summary>
    /// The report with secrets replaced in each of its texts, for forms that escape what they write: it is written as JSON and read
    /// again, so that no text that is added to it some day is forgotten.
    /// </summary>
    public static Report Masked(Report report, SecretMask mask) =>
        JsonSerializer.Deserialize(Write(report, mask), new ReportJsonContext(OptionsWith(SecretMask.None, JsonIgnoreCondition.Never)).Report)
        ?? report;

    /// <summary>What each of several Dockerfiles would gain.</summary>
    public static string Write(CheckReport report) => Write(report, SecretMask.None, context => context.CheckReport);

    public static string Write(SarifLog log, SecretMask mask) => Write(log, mask, context => context.SarifLog);

    private static string Write<T>(
        T report,
        SecretMask mask,
        Func<ReportJsonContext, JsonTypeInfo<T>> type
    )
    {
        var options = OptionsWith(mask, typeof(T) == typeof(SarifLog) ? JsonIgnoreCondition.WhenWritingNull : JsonIgnoreCondition.Never);

        return JsonSerializer.Serialize(report, type(new ReportJsonContext(options))) + "\n";
    }

    private static JsonSerializerOptions OptionsWith(SecretMask mask, JsonIgnoreCondition ignored) =>
        new()
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

    /// <summary>Replaces secrets in every text.</summary>
    private sealed class MaskedText(SecretMask mask) : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WriteStringValue(mask.Apply(value));
    }
}

[JsonSerializable(typeof(Report))]
[JsonSerializable(typeof(CheckReport))]
[JsonSerializable(typeof(SarifLog))]
internal sealed partial class ReportJsonContext : JsonSerializerContext;
