using System.Collections.Immutable;
using System.Text.Json;

namespace DockerSplit.Ecosystems.Node;

/// <summary>What a project's package.json says.</summary>
/// <param name="Scripts">Command lines by their names.</param>
/// <param name="Development">The names of the packages that are for development alone.</param>
internal sealed record NodeManifest(ImmutableDictionary<string, string> Scripts, ImmutableArray<string> Development)
{
    private static readonly string[] RunTimeMembers = ["dependencies", "optionalDependencies", "peerDependencies"];

    /// <summary>The requests of packages for run time, as <c>NAME@RANGE</c>.</summary>
    public ImmutableArray<string> Production { get; init; } = [];

    /// <summary>The names of the packages for run time, with those that whoever uses the project has to bring.</summary>
    public ImmutableHashSet<string> ForRunTime { get; init; } = [];

    /// <summary>Whether it is the root of several projects.</summary>
    public bool HasWorkspaces { get; init; }

    /// <summary>The package manager that it asks for, as <c>NAME@VERSION</c>; empty where it asks for none.</summary>
    public string Manager { get; init; } = "";

    /// <summary>Reads it; null where it is no such file.</summary>
    public static NodeManifest? Read(string? text)
    {
        if (LooseJson.Parse(text) is not { } document)
            return null;
        using (document)
        {
            return new(
                LooseJson
                    .Members(document.RootElement, "scripts")
                    .Where(member => member.Value.ValueKind == JsonValueKind.String)
                    .DistinctBy(member => member.Name)
                    .ToImmutableDictionary(member => member.Name, member => member.Value.GetString()!, StringComparer.Ordinal),
                [.. LooseJson.Members(document.RootElement, "devDependencies").Select(member => member.Name)]
            )
            {
                Production = [.. Requests(document.RootElement, "dependencies"), .. Requests(document.RootElement, "optionalDependencies")],
                ForRunTime =
                [
                    .. RunTimeMembers.SelectMany(name => LooseJson.Members(document.RootElement, name)).Select(member => member.Name),
                ],
                HasWorkspaces =
                    document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("workspaces", out _),
                Manager = LooseJson.Text(document.RootElement, "packageManager") ?? "",
            };
        }
    }

    private static IEnumerable<string> Requests(JsonElement manifest, string name) =>
        LooseJson.Members(manifest, name).Select(member => $"{member.Name}@{member.Value}");
}
