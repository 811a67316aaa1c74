using DockerSplit.Facts;
using DockerSplit.Images.Layers;
using DockerSplit.Paths;

namespace DockerSplit.Images.Snapshots;

/// <summary>The file system that results from layers laid over one another, as a container engine does it.</summary>
internal sealed class FileTree
{
    private const int MaxLinks = 40;
    private const int DirectoryMode = FilePermissions.PlainDirectory;

    private readonly FileNode _root = new(null, Directory("/"), new(), 0);

    /// <summary>
    /// Lays the next layer over. Its whiteouts come first, wherever they stand in the archive: they speak of lower layers only
    /// (OCI image layer specification, "Whiteouts").
    /// </summary>
    public void Apply(LayerContent layer, int index)
    {
        foreach (var entry in layer.Entries)
        {
            if (entry is Whiteout)
                DirectoryOf(entry.Path, index, create: false)?.Remove(ContainerPath.Name(entry.Path));
            else if (entry is OpaqueWhiteout)
                Walk(entry.Path, index, create: false)?.RemoveAll();
        }

        foreach (var entry in layer.Entries)
        {
            if (entry is AddedFile file)
                DirectoryOf(file.Path, index, create: true)!.Put(ContainerPath.Name(file.Path), file.Facts, file.Content, index);
            else if (entry is AddedHardLink link)
                AddLink(link, index);
        }
    }

    /// <summary>Every file with its real path, in the order of the paths.</summary>
    public SnapshotFiles Flatten()
    {
        var nodes = new List<(string Path, FileNode Node)>();
        var open = new Stack<(string Path, FileNode Node)>([("/", _root)]);
        while (open.TryPop(out var directory))
        {
            foreach (var (name, node) in directory.Node.Children)
            {
                var path = ContainerPath.Join(directory.Path, name);
                // One text for both, where it is the same.
                path = path == node.Facts.Path ? node.Facts.Path : path;
                nodes.Add((path, node));
                if (node.IsDirectory)
                    open.Push((path, node));
            }
        }

        nodes.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));

        return SnapshotFiles.Of(nodes);
    }

    private static FileFacts Directory(string path) => new(path, FileKind.Directory, 0, DirectoryMode, 0, 0, 0);

    private void AddLink(AddedHardLink link, int index)
    {
        var target = DirectoryOf(link.Target, index, create: false)?.Child(ContainerPath.Name(link.Target));
        if (target is null || target.IsDirectory)
            throw new InvalidImageException("a layer holds a hard link to a file that is not there");
        var directory = DirectoryOf(link.Path, index, create: true)!;
        if (directory.Child(ContainerPath.Name(link.Path)) == target)
            return;
        var node = directory.Put(ContainerPath.Name(link.Path), target.Facts, target.Content, index);
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
            if (next is { Facts: { Kind: FileKind.SymbolicLink, LinkTarget: { } target } })
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
                next = current.Put(name, Directory(path), new(), layer);
            }

            current = next;
        }

        return current;
    }
}
