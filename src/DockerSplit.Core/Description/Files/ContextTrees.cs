using DockerSplit.Analysis;
using DockerSplit.Facts;

namespace DockerSplit.Description.Files;

/// <summary>The build context's directories as files of the image; each is made once, however often it is copied.</summary>
internal sealed class ContextTrees
{
    private readonly Dictionary<(ContextEntry Entry, string? Owner, string? Mode), DescribedNode> _trees = [];

    /// <summary>The tree of a directory.</summary>
    /// <param name="target">What COPY makes of the files.</param>
    public DescribedNode Of(ContextEntry entry, CopyTarget target)
    {
        var key = (entry, target.Owner, target.Mode);
        if (!_trees.TryGetValue(key, out var tree))
            _trees[key] = tree = Make(entry, target);

        return tree;
    }

    /// <summary>A single file of the context.</summary>
    public static DescribedNode Node(ContextEntry entry) =>
        new(entry.Kind)
        {
            Mode = entry.Mode,
            LinkTarget = entry.LinkTarget,
            Source = entry.Kind == FileKind.Regular ? entry.Path : null,
        };

    private static DescribedNode Make(ContextEntry entry, CopyTarget target)
    {
        var node = target.Apply(Node(entry));

        return entry.Children.IsEmpty
            ? node
            : node.WithAll(entry.Children.Select(child => KeyValuePair.Create(child.Name, Make(child, target))));
    }
}
