using DockerSplit.Facts;
using DockerSplit.Images.Layers;

namespace DockerSplit.Images.Snapshots;

/// <summary>A file in the tree that layers are laid over.</summary>
internal sealed class FileNode
{
    private Dictionary<string, FileNode>? _children;

    public FileNode(FileNode? parent, FileFacts facts, FileContent content, int layer) =>
        (Parent, Facts, Content, Layer) = (parent ?? this, facts, content, layer);

    /// <summary>The directory; the root is its own, as in a file system.</summary>
    public FileNode Parent { get; }

    /// <summary>The facts as the layer brought them: their path is the one that it wrote, which links may have led elsewhere.</summary>
    public FileFacts Facts { get; private set; }

    /// <summary>The index of the layer that last wrote it.</summary>
    public int Layer { get; private set; }

    public FileContent Content { get; }

    /// <summary>Whether another name for the same content was made.</summary>
    public bool HasFurtherNames { get; set; }

    /// <summary>
    /// The facts as the image has them. An image has up to half a million of them: they are copied only where they differ from the layer's.
    /// </summary>
    /// <param name="path">The real path.</param>
    /// <param name="firstName">Of a further name of a file the first one.</param>
    public FileFacts FactsAt(string path, string? firstName) =>
        (Facts.Path, Facts.HardLinkTo, Facts.Layer) == (path, firstName, Layer)
            ? Facts
            : Facts with
            {
                Path = path,
                HardLinkTo = firstName,
                Layer = Layer,
            };

    public bool IsDirectory => Facts.Kind == FileKind.Directory;

    public IEnumerable<KeyValuePair<string, FileNode>> Children => _children ?? [];

    public FileNode? Child(string name) => _children?.GetValueOrDefault(name);

    public void Remove(string name) => _children?.Remove(name);

    public void RemoveAll() => _children = null;

    /// <summary>Puts a file here; a directory over a directory keeps what is in it.</summary>
    public FileNode Put(string name, FileFacts facts, FileContent content, int layer)
    {
        _children ??= new(StringComparer.Ordinal);
        if (facts.Kind == FileKind.Directory && _children.TryGetValue(name, out var present) && present.IsDirectory)
        {
            (present.Facts, present.Layer) = (facts, layer);
            return present;
        }

        return _children[name] = new(this, facts, content, layer);
    }
}
