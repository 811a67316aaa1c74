using DockerSplit.Facts;

namespace DockerSplit.Knowledge;

/// <summary>The least that packages take on a plain image of their distribution: <c>Data/package-sizes.json</c>.</summary>
public static class PackageSizes
{
    private static readonly Lazy<PackageSizeRow[]> Rows = new(() =>
        KnowledgeFile.Read("package-sizes.json", KnowledgeJson.Default.PackageSizeRowArray)
    );

    /// <summary>
    /// The least number of bytes that an image loses with the packages; null where none of them is known. Packages need each other, so
    /// the largest one counts and not the sum.
    /// </summary>
    /// <param name="image">The base image's reference; only where its row of the base images names the distribution is anything known.</param>
    public static long? LeastOf(string? image, IEnumerable<string> packages)
    {
        if (BaseImageKnowledge.Find(image) is not { } known || Array.Find(Rows.Value, row => row.Distributions.Contains(known.Distribution)) is not { } row)
            return null;

        var largest = packages.Except(known.Packages, StringComparer.Ordinal).Max(package => row.Megabytes.TryGetValue(package, out var size) ? (long?)size : null);

        return largest * 1_000_000;
    }
}

/// <summary>The sizes of one distribution's packages, in millions of bytes.</summary>
public sealed record PackageSizeRow(string[] Distributions, Dictionary<string, int> Megabytes, string Why);
