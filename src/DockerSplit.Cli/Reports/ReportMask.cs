using System.Text.Json;
using System.Text.Json.Serialization;

namespace DockerSplit.Cli.Reports;

/// <summary>
/// Takes the secrets out of a report, once and before it is drawn: what is drawn escapes and breaks its texts, and a secret would not be
/// recognised in them.
/// </summary>
internal static class ReportMask
{
    /// <summary>
    /// The report with secrets replaced in each of its texts: it is written as JSON and read again, so that no text that is added to it
    /// some day is forgotten.
    /// </summary>
    public static RewriteReport Apply(RewriteReport report, Func<string, string> mask)
    {
        var context = new ReportMaskContext(new JsonSerializerOptions { Converters = { new MaskedText(mask) } });
        var masked = JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(report, context.RewriteReport), context.RewriteReport)!;

        // What is no part of the JSON.
        return masked with
        {
            Outcome = report.Outcome,
            BuilderStage = report.BuilderStage is { } builder ? mask(builder) : null,
            Target = report.Target is { } target ? mask(target) : null,
            Diagnostics =
            [
                .. report.Diagnostics.Select(diagnostic =>
                    diagnostic with
                    {
                        File = mask(diagnostic.File),
                        Message = mask(diagnostic.Message),
                    }
                ),
            ],
        };
    }

    private sealed class MaskedText(Func<string, string> mask) : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WriteStringValue(mask(value));
    }
}

[JsonSerializable(typeof(RewriteReport))]
internal sealed partial class ReportMaskContext : JsonSerializerContext;
