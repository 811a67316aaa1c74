using System.Collections.Immutable;
using DockerSplit.Facts;

namespace DockerSplit.Analysis;

/// <summary>A file of the build context.</summary>
/// <param name="Path">Relative to the context's root, with <c>/</c>; empty for the root itself.</param>
/// <param name="Mode">The permission bits.</param>
/// <param name="LinkTarget">Where a symbolic link points, as stored.</param>
/// <param name="Children">What a directory holds, in the order of the names.</param>
public sealed record ContextEntry(string Path, FileKind Kind, int Mode, string? LinkTarget, ImmutableArray<ContextEntry> Children)
{
    private static readonly Comparer<ContextEntry> ByName = Comparer<ContextEntry>.Create(
        (left, right) => string.CompareOrdinal(left.Name, right.Name)
    );

    /// <summary>The last component of the path.</summary>
    public string Name { get; } = Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>A directory with its content, whatever the order it was found in.</summary>
    public static ContextEntry Directory(string path, int mode, IEnumerable<ContextEntry> children) =>
        new(path, FileKind.Directory, mode, null, [.. children.Order(ByName)]);

    /// <summary>The entry of a directory with that name; null when there is none.</summary>
    public ContextEntry? Child(string name)
    {
        var (low, high) = (0, Children.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(Children[middle].Name, name);
            if (order == 0)
                return Children[middle];
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }
}
