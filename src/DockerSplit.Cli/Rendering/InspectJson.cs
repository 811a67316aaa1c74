using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using DockerSplit.Application.Inspecting;

namespace DockerSplit.Cli.Rendering;

/// <summary>The facts as JSON, for programs.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(InspectFacts))]
[JsonSerializable(typeof(InspectChain))]
internal sealed partial class InspectJson : JsonSerializerContext
{
    /// <summary>Instructions are full of <c>&amp;&amp;</c>; nothing here goes into a web page, where that must be escaped.</summary>
    private static InspectJson Readable => new(new(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Write(InspectFacts facts) => JsonSerializer.Serialize(facts, Readable.InspectFacts);

    public static string Write(InspectChain chain) => JsonSerializer.Serialize(chain, Readable.InspectChain);
}
