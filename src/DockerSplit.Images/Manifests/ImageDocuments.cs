using System.Text.Json;
using System.Text.Json.Serialization;

namespace DockerSplit.Images.Manifests;

/// <summary>An entry of <c>manifest.json</c>, which <c>docker image save</c> has always written.</summary>
internal sealed record SavedImage(string? Config, IReadOnlyList<string>? Layers);

/// <summary>An OCI image index or image manifest; both have the fields of one another left out (OCI image specification).</summary>
internal sealed record OciDocument(OciDescriptor? Config, IReadOnlyList<OciDescriptor>? Layers, IReadOnlyList<OciDescriptor>? Manifests);

/// <summary>A reference to a blob.</summary>
internal sealed record OciDescriptor(string? Digest, OciPlatform? Platform);

internal sealed record OciPlatform(string? Os);

/// <summary>An image's configuration as its blob holds it (OCI image specification, "Image Configuration", and Docker's additions).</summary>
internal sealed record ConfigDocument
{
    public string? Os { get; init; }

    public string? Architecture { get; init; }

    public ContainerConfigDocument? Config { get; init; }

    [JsonPropertyName("rootfs")]
    public RootFileSystemDocument? RootFileSystem { get; init; }

    public IReadOnlyList<HistoryDocument>? History { get; init; }
}

internal sealed record RootFileSystemDocument([property: JsonPropertyName("diff_ids")] IReadOnlyList<string>? DiffIds);

internal sealed record HistoryDocument(
    [property: JsonPropertyName("created_by")] string? CreatedBy,
    [property: JsonPropertyName("empty_layer")] bool EmptyLayer
);

internal sealed record ContainerConfigDocument
{
    public string? User { get; init; }

    public IReadOnlyDictionary<string, JsonElement>? ExposedPorts { get; init; }

    public IReadOnlyList<string>? Env { get; init; }

    public IReadOnlyList<string>? Entrypoint { get; init; }

    public IReadOnlyList<string>? Cmd { get; init; }

    public IReadOnlyDictionary<string, JsonElement>? Volumes { get; init; }

    [JsonPropertyName("WorkingDir")]
    public string? WorkingDirectory { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    public string? StopSignal { get; init; }

    public IReadOnlyList<string>? Shell { get; init; }

    public IReadOnlyList<string>? OnBuild { get; init; }

    public HealthcheckDocument? Healthcheck { get; init; }
}

/// <summary>A health check; durations are in nanoseconds.</summary>
internal sealed record HealthcheckDocument(
    IReadOnlyList<string>? Test,
    long Interval,
    long Timeout,
    long StartPeriod,
    long StartInterval,
    int Retries
);

[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(SavedImage[]))]
[JsonSerializable(typeof(OciDocument))]
[JsonSerializable(typeof(ConfigDocument))]
internal sealed partial class ImageJson : JsonSerializerContext;
