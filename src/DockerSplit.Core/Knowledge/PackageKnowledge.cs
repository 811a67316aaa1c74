using System.Collections.Frozen;
using DockerSplit.Paths;
using DockerSplit.Planning;
using DockerSplit.Text;

namespace DockerSplit.Knowledge;

/// <summary>Packages that exist to build, <c>Data/packages.json</c>.</summary>
public static class PackageKnowledge
{
    private static readonly Lazy<PackageRow[]> Rows = new(() => KnowledgeFile.Read("packages.json", KnowledgeJson.Default.PackageRowArray));

    private static readonly Lazy<FrozenDictionary<string, PackageRow>> ByName = new(() =>
        Rows.Value.Where(row => row.OnImages is []).SelectMany(row => row.Names.Select(name => KeyValuePair.Create(name, row))).ToFrozenDictionary(StringComparer.Ordinal)
    );

    /// <summary>The row that says why a package is only for building; null when none does, and then it counts as needed.</summary>
    public static PackageRow? BuildOnly(string package) =>
        ByName.Value.GetValueOrDefault(package)
        ?? Array.Find(Rows.Value, row => row.Patterns.Any(pattern => TextPattern.IsMatch(package, pattern)));

    /// <summary>The row that says so on images of one name alone, where the package has another use elsewhere.</summary>
    /// <param name="image">The image's reference; its registry, folders and tag do not matter.</param>
    public static PackageRow? BuildOnlyOn(string? image, string package) =>
        image is null
            ? null
            : Array.Find(
                Rows.Value,
                row => row.OnImages.Contains(RepositoryName(image), StringComparer.Ordinal) && row.Names.Contains(package, StringComparer.Ordinal)
            );

    /// <summary>The last part of an image's name: <c>node</c> of <c>docker.io/library/node:18@sha256:...</c>.</summary>
    private static string RepositoryName(string reference) => ContainerPath.Name(reference.Split('@')[0]).Split(':')[0];

    /// <summary>The packages that hold the shared libraries of a development package; null when no row knows it.</summary>
    /// <param name="distribution">The <c>ID</c> of os-release.</param>
    /// <param name="release">The codename or version; null takes the row without one.</param>
    public static RuntimeRow? RuntimeOf(string distribution, string? release, string package) =>
        KnowledgeFile
            .Read($"runtime-{distribution}.json", KnowledgeJson.Default.RuntimeRowArray)
            .Where(row => row.Package == package && (row.Releases.Length == 0 || (release is not null && row.Releases.Contains(release))))
            .OrderByDescending(row => row.Releases.Length)
            .FirstOrDefault();

    /// <summary>Whether there is a table for the distribution at all.</summary>
    public static bool Knows(string distribution) => distribution is "alpine" or "debian";
}

/// <summary>Packages that exist to build.</summary>
/// <param name="Names">Exact names.</param>
/// <param name="Patterns">Names with <c>*</c>.</param>
/// <param name="Why">The reason, a sentence for people.</param>
public sealed record PackageRow(string Id, string[] Names, string[] Patterns, string Why)
{
    /// <summary>The row holds only where one of these is asked for too; empty for always.</summary>
    public string[] BesideOnly
    {
        get => field ?? [];
        init;
    }

    /// <summary>The row holds only on images of these names; empty for all.</summary>
    public string[] OnImages
    {
        get => field ?? [];
        init;
    }

    /// <summary>Patterns of file names: where run time needs such a file, it needs these packages too.</summary>
    public string[] UnlessReached
    {
        get => field ?? [];
        init;
    }
}

/// <summary>What a development package leaves to be installed at run time.</summary>
/// <param name="Releases">The releases it holds for; empty for all.</param>
public sealed record RuntimeRow(string Package, string[] Runtime, string[] Releases, string Why);
