using System.Collections.Immutable;

namespace DockerSplit.Knowledge;

/// <summary>The least that packages take on a plain image of their distribution.</summary>
/// <param name="rows">What somebody wrote down or measured; it counts before what an archive tells.</param>
/// <param name="images">Tells the distribution of a base image.</param>
public sealed class SizeTable(ImmutableArray<PackageSizeRow> rows, ImageTable images)
{
    internal static DataFile<PackageSizeRow[]> General { get; } = new("Knowledge/package-sizes.json", KnowledgeReader.PackageSizeRowArray);

    /// <summary>
    /// The least number of bytes that an image loses with the packages; null where none of them is known. Packages need each other, so
    /// the largest one counts and not the sum.
    /// </summary>
    /// <param name="image">The base image's reference; only where its row of the base images names the distribution is anything known.</param>
    public long? LeastOf(string? image, IEnumerable<string> packages)
    {
        if (
            images.Find(image) is not { } known
            || rows.FirstOrDefault(row => row.Distributions.Contains(known.Distribution)) is not { } row
        )
            return null;

        return packages.Except(known.Packages, StringComparer.Ordinal).Max(package => (long?)row.SizeOf(package)) * 1_000_000;
    }
}

/// <summary>The sizes of one distribution's packages, in millions of bytes.</summary>
public sealed record PackageSizeRow(ImmutableArray<string> Distributions, ImmutableDictionary<string, int> Megabytes, string Why)
{
    /// <summary>The distribution whose archive tells of the others; null where none does.</summary>
    public string? Archive { get; init; }

    /// <summary>The least that a package takes; null where nothing tells.</summary>
    public int? SizeOf(string package) =>
        Megabytes.TryGetValue(package, out var size) ? size
        : Archive is null ? null
        : ArchiveTable.Of(Archive)?.Find(package)?.Megabytes;
}
