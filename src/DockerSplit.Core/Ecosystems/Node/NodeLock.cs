using System.Collections.Immutable;
using System.Text.Json;

namespace DockerSplit.Ecosystems.Node;

/// <summary>What a lock file of npm says of the packages, or the one that npm writes beside those that it installed.</summary>
/// <param name="Development">The packages that are for development alone, by their paths below the project.</param>
/// <param name="Programs">The programs of those packages, by the names that scripts call them by.</param>
/// <param name="HasStrangers">Whether packages are installed that no manifest asks for, which npm would take out too.</param>
internal sealed record NodeLock(ImmutableArray<string> Development, ImmutableArray<string> Programs, bool HasStrangers)
{
    private const string Modules = "node_modules/";

    /// <summary>The packages that stay, by their paths below the project, as far as they are told.</summary>
    public ImmutableArray<string> Kept { get; init; } = [];

    /// <summary>Reads it; null where it is no such file.</summary>
    public static NodeLock? Read(string? text)
    {
        if (LooseJson.Parse(text) is not { } document)
            return null;
        using (document)
        {
            var packages = LooseJson.Members(document.RootElement, "packages").ToList();
            // The first version of the format has a tree of names instead, without their programs.
            if (packages.Count == 0)
                return Named(
                    LooseJson
                        .Members(document.RootElement, "dependencies")
                        .Where(member => LooseJson.IsTrue(member.Value, "dev"))
                        .Select(member => member.Name)
                );

            var installed = packages.Where(member => member.Name.Contains(Modules, StringComparison.Ordinal)).ToList();
            var development = installed.Where(member => LooseJson.IsTrue(member.Value, "dev")).ToList();

            return new(
                [.. development.Select(member => member.Name)],
                [.. development.SelectMany(Names).Distinct(StringComparer.Ordinal)],
                packages.Exists(member => LooseJson.IsTrue(member.Value, "extraneous"))
            )
            {
                Kept = [.. installed.Except(development).Select(member => member.Name)],
            };
        }
    }

    /// <summary>What the manifest alone tells: not what the packages bring along in turn.</summary>
    public static NodeLock Of(NodeManifest manifest) => Named(manifest.Development);

    /// <summary>Where nothing tells of the programs, the last part of a package's name is the usual name of its own; packages of types have none.</summary>
    public static NodeLock Named(IEnumerable<string> names)
    {
        var all = names.ToList();

        return new(
            [.. all.Select(name => Modules + name)],
            [.. all.Where(name => !name.StartsWith("@types/", StringComparison.Ordinal)).Select(name => name.Split('/')[^1])],
            HasStrangers: false
        );
    }

    /// <summary>The name by which sources ask for a package.</summary>
    public static string NameOf(string path) => path[(path.LastIndexOf(Modules, StringComparison.Ordinal) + Modules.Length)..];

    private static IEnumerable<string> Names(JsonProperty package)
    {
        if (package.Value.TryGetProperty("bin", out var bin) && bin.ValueKind == JsonValueKind.String)
            return [NameOf(package.Name).Split('/')[^1]];

        return LooseJson.Members(package.Value, "bin").Select(member => member.Name);
    }
}
