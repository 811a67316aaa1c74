using DockerSplit.Facts;
using DockerSplit.Images.Layers;

namespace DockerSplit.Images.Snapshots;

/// <summary>A file in the tree that layers are laid over.</summary>
internal sealed class FileNode
{
    private Dictionary<string, FileNode>? _children;

    public FileNode(FileNode? parent, FileFacts facts, FileContent content) => (Parent, Facts, Content) = (parent ?? this, facts, content);

    /// <summary>The directory; the root is its own, as in a file system.</summary>
    public FileNode Parent { get; }

    /// <summary>The facts; the path in them is the one that the layer wrote, which links may have led elsewhere.</summary>
    public FileFacts Facts { get; set; }

    public FileContent Content { get; }

    /// <summary>Whether another name for the same content was made.</summary>
    public bool HasFurtherNames { get; set; }

    public bool IsDirectory => Facts.Kind == FileKind.Directory;

    public IEnumerable<KeyValuePair<string, FileNode>> Children => _children ?? [];

    public FileNode? Child(string name) => _children?.GetValueOrDefault(name);

    public void Remove(string name) => _children?.Remove(name);

    public void RemoveAll() => _children = null;

    /// <summary>Puts a file here; a directory over a directory keeps what is in it.</summary>
    public FileNode Put(string name, FileFacts facts, FileContent content)
    {
        _children ??= new(StringComparer.Ordinal);
        if (facts.Kind == FileKind.Directory && _children.TryGetValue(name, out var present) && present.IsDirectory)
        {
            present.Facts = facts;
            return present;
        }

        return _children[name] = new(this, facts, content);
    }
}
