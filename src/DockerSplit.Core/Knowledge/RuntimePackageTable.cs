using System.Collections.Frozen;

namespace DockerSplit.Knowledge;

/// <summary>The packages that hold the shared libraries of development packages.</summary>
/// <param name="files">The rows by the <c>ID</c> of os-release.</param>
public sealed class RuntimePackageTable(IEnumerable<KeyValuePair<string, Func<IEnumerable<RuntimePackagesRow>>>> files)
{
    private readonly FrozenDictionary<string, Lazy<ILookup<string, RuntimePackagesRow>>> _rows = files.ToFrozenDictionary(
        file => file.Key,
        file => new Lazy<ILookup<string, RuntimePackagesRow>>(() =>
            file.Value().OrderByDescending(row => row.Releases.Length).ToLookup(row => row.Package, StringComparer.Ordinal)
        ),
        StringComparer.Ordinal
    );

    /// <summary>The shipped files, one for each distribution.</summary>
    public static RuntimePackageTable Shipped { get; } = new(ShippedFiles.Select(name => KeyValuePair.Create(name, Reader(name))));

    private static IEnumerable<string> ShippedFiles =>
        typeof(RuntimePackageTable)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^".json".Length]);

    private const string Prefix = "PackageSystems/runtime-packages/";

    /// <summary>Whether there is a table for the distribution at all.</summary>
    public bool Knows(string distribution) => _rows.ContainsKey(distribution);

    /// <summary>The packages that hold the shared libraries of a development package; null when no row knows it.</summary>
    /// <param name="distribution">The <c>ID</c> of os-release.</param>
    /// <param name="release">The codename or version; null takes the row without one.</param>
    public RuntimePackagesRow? Of(string distribution, string? release, string package) =>
        _rows.TryGetValue(distribution, out var rows)
            ? rows.Value[package].FirstOrDefault(row => row.Releases.IsEmpty || (release is not null && row.Releases.Contains(release)))
            : null;

    private static Func<IEnumerable<RuntimePackagesRow>> Reader(string name)
    {
        var file = new DataFile<RuntimePackagesRow[]>($"{Prefix}{name}.json", KnowledgeJson.Default.RuntimePackagesRowArray);

        return () => file.Content;
    }
}
