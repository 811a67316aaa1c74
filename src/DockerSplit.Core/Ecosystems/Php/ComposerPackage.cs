using System.Collections.Immutable;
using System.Text.Json;

namespace DockerSplit.Ecosystems.Php;

/// <summary>A package of Composer, as a lock or the notes beside the installed ones tell of it.</summary>
/// <param name="Programs">Its programs, by their paths below it.</param>
/// <param name="Namespaces">What the names of its classes begin with.</param>
/// <param name="IsPlugin">Whether Composer itself runs it.</param>
internal sealed record ComposerPackage(string Name, ImmutableArray<string> Programs, ImmutableArray<string> Namespaces, bool IsPlugin)
{
    public static ComposerPackage? Read(JsonElement package) =>
        LooseJson.Text(package, "name") is { } name
            ? new(
                name,
                [.. LooseJson.Elements(package, "bin").Where(bin => bin.ValueKind == JsonValueKind.String).Select(bin => bin.GetString()!)],
                [.. SpacesOf(package)],
                LooseJson.Text(package, "type") == "composer-plugin"
            )
            : null;

    private static IEnumerable<string> SpacesOf(JsonElement package) =>
        package.TryGetProperty("autoload", out var autoload)
            ? LooseJson.Members(autoload, "psr-4").Concat(LooseJson.Members(autoload, "psr-0")).Select(member => member.Name)
            : [];
}
