using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DockerSplit.Engine.Builds.Progress;

/// <summary>One message of BuildKit's progress stream, as far as it is read here (BuildKit: client/graph.go).</summary>
internal sealed record SolveStatus(ImmutableArray<SolveVertex> Vertexes, ImmutableArray<SolveLog> Logs)
{
    /// <summary>The message, or null when the text is none.</summary>
    public static SolveStatus? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, SolveStatusJson.Default.SolveStatus);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A node of the build graph; it is sent anew on each change.</summary>
internal sealed record SolveVertex(
    string? Digest,
    string? Name,
    bool Cached,
    DateTimeOffset? Started,
    DateTimeOffset? Completed,
    string? Error
);

/// <summary>A piece of a vertex's output: bytes, in base64, cut anywhere.</summary>
internal sealed record SolveLog(string? Vertex, byte[]? Data);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SolveStatus))]
internal sealed partial class SolveStatusJson : JsonSerializerContext;
