using System.Collections.Immutable;

namespace DockerSplit.Knowledge;

/// <summary>The least that packages take on a plain image of their distribution.</summary>
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

        var largest = packages
            .Except(known.Packages, StringComparer.Ordinal)
            .Max(package => row.Megabytes.TryGetValue(package, out var size) ? (long?)size : null);

        return largest * 1_000_000;
    }
}

/// <summary>The sizes of one distribution's packages, in millions of bytes.</summary>
public sealed record PackageSizeRow(ImmutableArray<string> Distributions, ImmutableDictionary<string, int> Megabytes, string Why);
