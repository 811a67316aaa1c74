using DockerSplit.Facts;
using DockerSplit.Images.Layers;
using DockerSplit.Paths;

namespace DockerSplit.Images.Snapshots;

/// <summary>The file system that results from layers laid over one another, as a container engine does it.</summary>
internal sealed class FileTree
{
    private const int MaxLinks = 40;

    private readonly FileNode _root = FileNode.Root();

    /// <summary>How many files were put into it, directories that no layer lists aside.</summary>
    private int _most;

    private (string Path, FileNode Directory)? _last;

    /// <summary>
    /// Lays the next layer over. Its whiteouts come first, wherever they stand in the archive: they speak of lower layers only
    /// (OCI image layer specification, "Whiteouts").
    /// </summary>
    public void Apply(LayerContent layer, int index)
    {
        foreach (var whiteout in layer.Whiteouts)
        {
            if (whiteout.IsOpaque)
                Walk(whiteout.Path, index, create: false)?.RemoveAll();
            else
                DirectoryOf(whiteout.Path, index, create: false)?.Remove(ContainerPath.Name(whiteout.Path));
        }

        _most += layer.Files.Count + layer.Links.Count;
        var link = 0;
        for (var row = 0; row <= layer.Files.Count; row++)
        {
            for (; link < layer.Links.Count && layer.Links[link].Before == row; link++)
                AddLink(layer.Links[link], index);
            if (row == layer.Files.Count)
                break;
            Put(layer, row, index);
        }

        _last = null;
    }

    /// <summary>Puts a file where the layer has it. Files of one directory come one behind the other: it is looked up once.</summary>
    private void Put(LayerContent layer, int row, int index)
    {
        Span<char> buffer = stackalloc char[layer.Files.LengthAt(row)];
        var path = layer.Files.Letters(row, buffer);
        var slash = path.LastIndexOf('/');
        var above = path[..slash];
        var name = path[(slash + 1)..];
        if (_last is not { } last || !above.SequenceEqual(last.Path))
            _last = last = (above.ToString(), DirectoryOf(path.ToString(), index, create: true)!);
        // What takes another's place may be a directory or a link on the way.
        var isNew = last.Directory.Child(name) is null;
        last.Directory.Put(name, isOwnName: true, new(layer, row), index);
        if (!isNew)
            _last = null;
    }

    /// <summary>Every file with its real path.</summary>
    public SnapshotFiles Flatten() => SnapshotFiles.Of(Nodes(), _most);

    /// <summary>Every file with the real path of its directory.</summary>
    private IEnumerable<(string Directory, FileNode Node)> Nodes()
    {
        var open = new Stack<(string Path, FileNode Node)>([("/", _root)]);
        while (open.TryPop(out var directory))
        {
            foreach (var node in directory.Node.Children)
            {
                yield return (directory.Path, node);
                if (node.IsDirectory)
                    open.Push((ContainerPath.Join(directory.Path, node.Name), node));
            }
        }
    }

    private void AddLink(HardLink link, int index)
    {
        _last = null;
        var target = DirectoryOf(link.Target, index, create: false)?.Child(ContainerPath.Name(link.Target));
        if (target is null || target.IsDirectory)
            throw new InvalidImageException("a layer holds a hard link to a file that is not there");
        var directory = DirectoryOf(link.Path, index, create: true)!;
        if (directory.Child(ContainerPath.Name(link.Path)) == target)
            return;
        var node = directory.Put(ContainerPath.Name(link.Path), isOwnName: false, target.Origin, index);
        (target.HasFurtherNames, node.HasFurtherNames) = (true, true);
    }

    private FileNode? DirectoryOf(string path, int layer, bool create) => Walk(ContainerPath.Parent(path), layer, create);

    /// <summary>
    /// The directory at a path, through links. What is missing on the way is created when asked: layers need not list the
    /// directories above a file.
    /// </summary>
    private FileNode? Walk(string path, int layer, bool create)
    {
        var rest = new Stack<string>(ContainerPath.Split(path).Reverse());
        var (current, links) = (_root, 0);
        while (rest.TryPop(out var name))
        {
            var next = name == ".." ? current.Parent : current.Child(name);
            if (next is { Kind: FileKind.SymbolicLink, LinkTarget: { } target })
            {
                if (++links > MaxLinks)
                    throw new InvalidImageException("a layer holds a file below a link that leads in a circle");
                current = target.StartsWith('/') ? _root : current;
                foreach (var part in ContainerPath.Split(target).Reverse())
                    rest.Push(part);
                continue;
            }

            if (next is not { IsDirectory: true })
            {
                if (!create)
                    return null;
                next = current.Put(name, isOwnName: false, new(LayerContent.OfDirectory, 0), layer);
            }

            current = next;
        }

        return current;
    }
}
