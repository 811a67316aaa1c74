using System.Text.Json.Serialization;

namespace DockerSplit.Knowledge;

/// <summary>How the data files are read: without reflection, so that native code can.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(PackageRow[]))]
[JsonSerializable(typeof(MachinePackageRow[]))]
[JsonSerializable(typeof(RuntimePackagesRow[]))]
[JsonSerializable(typeof(BaseImageRow[]))]
[JsonSerializable(typeof(PathRow[]))]
[JsonSerializable(typeof(PackageSizeRow[]))]
[JsonSerializable(typeof(SharedDirectoryRow[]))]
[JsonSerializable(typeof(BuildVariableRow[]))]
[JsonSerializable(typeof(RuntimeImageRow[]))]
[JsonSerializable(typeof(DistributionBaseRow[]))]
[JsonSerializable(typeof(InstallerRow[]))]
[JsonSerializable(typeof(EcosystemData))]
internal sealed partial class KnowledgeJson : JsonSerializerContext;
