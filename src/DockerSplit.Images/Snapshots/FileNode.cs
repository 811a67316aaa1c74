using System.Diagnostics.CodeAnalysis;
using DockerSplit.Facts;
using DockerSplit.Images.Layers;
using DockerSplit.Paths;

namespace DockerSplit.Images.Snapshots;

/// <summary>A file in the tree that layers are laid over: where it stands in the layer that brought it.</summary>
internal sealed class FileNode
{
    /// <summary>Its name, where the layer has the file by another one.</summary>
    private readonly string? _name;

    private HashSet<FileNode>? _children;

    private FileNode(FileNode? parent, string? name, FileOrigin origin, int layer) =>
        (Parent, _name, Origin, Layer) = (parent ?? this, name, origin, layer);

    /// <summary>A file system of a root alone.</summary>
    public static FileNode Root() => new(null, "/", new(LayerContent.OfDirectory, 0), 0);

    /// <summary>The directory; the root is its own, as in a file system.</summary>
    public FileNode Parent { get; }

    /// <summary>What it is; all names of one file have the same origin.</summary>
    public FileOrigin Origin { get; private set; }

    /// <summary>The index of the layer that last wrote it.</summary>
    public int Layer { get; private set; }

    /// <summary>Whether another name for the same content was made.</summary>
    public bool HasFurtherNames { get; set; }

    public FileKind Kind => Origin.Files.KindAt(Origin.Row);

    public string? LinkTarget => Origin.Files.LinkTargetAt(Origin.Row);

    public bool IsDirectory => Kind == FileKind.Directory;

    public IEnumerable<FileNode> Children => _children ?? [];

    /// <summary>The name in its directory.</summary>
    public string Name => _name ?? ContainerPath.Name(Origin.Files.PathAt(Origin.Row));

    /// <summary>The facts as the image has them: the layer has another path where it wrote through links.</summary>
    /// <param name="path">The real path.</param>
    /// <param name="firstName">Of a further name of a file the first one.</param>
    public FileFacts FactsAt(string path, string? firstName) =>
        Origin.Files.At(Origin.Row, path) with
        {
            HardLinkTo = firstName,
            Layer = Layer,
        };

    /// <summary>Whether the layer has it at the same path, so that nothing of it is another here.</summary>
    /// <param name="directory">The real path of its directory.</param>
    public bool IsAsInLayer(string directory)
    {
        if (_name is not null || HasFurtherNames)
            return false;
        Span<char> buffer = stackalloc char[MostLetters];
        var path = Origin.Files.Letters(Origin.Row, buffer);

        return path[..Math.Max(path.LastIndexOf('/'), 1)].SequenceEqual(directory);
    }

    public FileNode? Child(ReadOnlySpan<char> name) =>
        _children is not null && _children.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var child) ? child : null;

    public void Remove(string name) => _children?.GetAlternateLookup<ReadOnlySpan<char>>().Remove(name);

    public void RemoveAll() => _children = null;

    /// <summary>Puts a file here; a directory over a directory keeps what is in it.</summary>
    /// <param name="isOwnName">Whether the origin has the name too.</param>
    public FileNode Put(ReadOnlySpan<char> name, bool isOwnName, FileOrigin origin, int layer)
    {
        _children ??= new(NameComparer.Instance);
        var put = new FileNode(this, isOwnName ? null : name.ToString(), origin, layer);
        if (Child(name) is { } present)
        {
            if (put.IsDirectory && present.IsDirectory)
            {
                // An origin may have another name: the present node goes on under its own.
                (present.Origin, present.Layer) = (origin, layer);
                return present;
            }

            _children.Remove(present);
        }

        _children.Add(put);

        return put;
    }

    private ReadOnlySpan<char> Letters(Span<char> buffer)
    {
        if (_name is not null)
            return _name;
        var path = Origin.Files.Letters(Origin.Row, buffer);

        return path[(path.LastIndexOf('/') + 1)..];
    }

    private int MostLetters => _name is null ? Origin.Files.LengthAt(Origin.Row) : 0;

    /// <summary>Names are compared where they lie, so that a directory needs no text for each of its files.</summary>
    private sealed class NameComparer : IEqualityComparer<FileNode>, IAlternateEqualityComparer<ReadOnlySpan<char>, FileNode>
    {
        private static readonly IAlternateEqualityComparer<ReadOnlySpan<char>, string?> Hash =
            (IAlternateEqualityComparer<ReadOnlySpan<char>, string?>)StringComparer.Ordinal;

        public static NameComparer Instance { get; } = new();

        public bool Equals(FileNode? x, FileNode? y) => ReferenceEquals(x, y) || (x is not null && y is not null && Equals(x.Name, y));

        public bool Equals(ReadOnlySpan<char> alternate, FileNode other)
        {
            Span<char> buffer = stackalloc char[other.MostLetters];

            return alternate.SequenceEqual(other.Letters(buffer));
        }

        public int GetHashCode([DisallowNull] FileNode obj)
        {
            Span<char> buffer = stackalloc char[obj.MostLetters];

            return Hash.GetHashCode(obj.Letters(buffer));
        }

        public int GetHashCode(ReadOnlySpan<char> alternate) => Hash.GetHashCode(alternate);

        public FileNode Create(ReadOnlySpan<char> alternate) => throw new NotSupportedException("a name alone is no file");
    }
}

/// <summary>Where a layer has a file.</summary>
internal readonly record struct FileOrigin(LayerContent Layer, int Row)
{
    /// <summary>What was learnt from its bytes besides sums; null for most.</summary>
    public FileContent? Learnt => Layer.ContentOf(Row);

    public FileSums Sums => Layer.SumsOf(Row);

    public PackedFiles Files => Layer.Files;
}
