using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace DockerSplit.Knowledge;

/// <summary>Reads the embedded data files. A broken one is a bug of the build, so it throws.</summary>
internal static class KnowledgeFile
{
    public static T Read<T>(string name, JsonTypeInfo<T> type)
    {
        using var stream =
            typeof(KnowledgeFile).Assembly.GetManifestResourceStream("Knowledge/" + name)
            ?? throw new InvalidOperationException($"no data file {name}");

        return JsonSerializer.Deserialize(stream, type) ?? throw new InvalidOperationException($"the data file {name} is empty");
    }
}

/// <summary>How the data files are read: without reflection, so that native code can.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(PackageRow[]))]
[JsonSerializable(typeof(RuntimeRow[]))]
[JsonSerializable(typeof(BaseImageRow[]))]
[JsonSerializable(typeof(PathRow[]))]
[JsonSerializable(typeof(PackageSizeRow[]))]
[JsonSerializable(typeof(SharedDirectoryRow[]))]
[JsonSerializable(typeof(BuildVariableRow[]))]
[JsonSerializable(typeof(RuntimeBaseRow[]))]
[JsonSerializable(typeof(DistributionBaseRow[]))]
internal sealed partial class KnowledgeJson : JsonSerializerContext;
