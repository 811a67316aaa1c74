using System.Collections.Frozen;

namespace DockerSplit.Knowledge;

/// <summary>
/// The packages that hold the shared libraries of development packages. What somebody wrote down counts before what the archive tells.
/// </summary>
/// <param name="files">The rows by the <c>ID</c> of os-release.</param>
/// <param name="archive">The archive's table of a distribution; null where there is none.</param>
public sealed class RuntimePackageTable(
    IEnumerable<KeyValuePair<string, Func<IEnumerable<RuntimePackagesRow>>>> files,
    Func<string, ArchiveTable?> archive
)
{
    private readonly FrozenDictionary<string, Lazy<ILookup<string, RuntimePackagesRow>>> _rows = files.ToFrozenDictionary(
        file => file.Key,
        file => new Lazy<ILookup<string, RuntimePackagesRow>>(() =>
            file.Value().OrderByDescending(row => row.Releases.Length).ToLookup(row => row.Package, StringComparer.Ordinal)
        ),
        StringComparer.Ordinal
    );

    /// <summary>The shipped files, one for each distribution.</summary>
    public static RuntimePackageTable Shipped { get; } =
        new(ShippedFiles.Select(name => KeyValuePair.Create(name, Reader(name))), ArchiveTable.Of);

    private static IEnumerable<string> ShippedFiles =>
        typeof(RuntimePackageTable)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^".json".Length]);

    private const string Prefix = "PackageSystems/runtime-packages/";

    /// <summary>Whether there is a table for the distribution at all.</summary>
    public bool Knows(string distribution) => _rows.ContainsKey(distribution);

    /// <summary>The packages that hold the shared libraries of a development package; null when nothing tells them.</summary>
    /// <param name="distribution">The <c>ID</c> of os-release.</param>
    /// <param name="release">The codename or version; null takes the row without one.</param>
    public RuntimePackagesRow? Of(string distribution, string? release, string package) =>
        _rows.TryGetValue(distribution, out var rows)
            ? rows.Value[package].FirstOrDefault(row => row.Releases.IsEmpty || (release is not null && row.Releases.Contains(release)))
                ?? Archived(distribution, release, package)
            : null;

    private RuntimePackagesRow? Archived(string distribution, string? release, string package) =>
        release is not null
        && archive(distribution) is { } table
        && table.Find(package)?.Libraries.TryGetValue(release, out var libraries) == true
            ? new(package, libraries, [release], $"the index of {table.Releases.First(told => told.Codename == release).Source}")
            : null;

    private static Func<IEnumerable<RuntimePackagesRow>> Reader(string name)
    {
        var file = new DataFile<RuntimePackagesRow[]>($"{Prefix}{name}.json", KnowledgeReader.RuntimePackagesRowArray);

        return () => file.Content;
    }
}
