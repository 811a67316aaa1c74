using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Images;

/// <summary>Follows paths through the symbolic links of an image, as the kernel would with the image as its root.</summary>
internal sealed class PathResolver
{
    /// <summary>How many links one path may lead through (Linux: MAXSYMLINKS); more count as a loop.</summary>
    private const int MaxLinks = 40;

    private readonly FileTable _files;
    private readonly Dictionary<string, string> _directories = new(StringComparer.Ordinal);

    public PathResolver(IReadOnlyDictionary<string, FileFacts> files) => _files = FileTable.Of(files);

    public FileFacts? At(string path) => _files.GetValueOrDefault(path);

    /// <summary>The path with the links in its directories resolved, but not a link that the last component may be.</summary>
    public string Canonical(string path)
    {
        path = ContainerPath.Normalise(path);
        var slash = path.LastIndexOf('/');
        if (slash <= 0)
            return path;
        var directory = path[..slash];
        if (!_directories.TryGetValue(directory, out var real))
        {
            var resolution = Resolve(directory);
            _directories[directory] = real = resolution.Path ?? resolution.Furthest;
        }

        return ContainerPath.Join(real, path[(slash + 1)..]);
    }

    /// <summary>Follows every link of the path, the last one too.</summary>
    public PathResolution Resolve(string path)
    {
        var links = new List<FollowedLink>();
        var rest = new Stack<string>(ContainerPath.Split(path).Reverse());
        var current = "/";
        while (rest.TryPop(out var name))
        {
            if (name == "..")
            {
                current = ContainerPath.Parent(current);
                continue;
            }

            var next = ContainerPath.Join(current, name);
            if (!_files.TryGetValue(next, out var file))
                return new(null, ContainerPath.Join(next, [.. rest]), links);
            if (file is not { Kind: FileKind.SymbolicLink, LinkTarget: { } target })
            {
                current = next;
                continue;
            }

            links.Add(new(file, rest.Count == 0));
            if (links.Count > MaxLinks)
                return new(null, next, links);
            if (target.StartsWith('/'))
                current = "/";
            foreach (var part in ContainerPath.Split(target).Reverse())
                rest.Push(part);
        }

        return new(current, current, links);
    }
}

/// <summary>Where a path leads.</summary>
/// <param name="Path">The path without links; null when nothing is there.</param>
/// <param name="Furthest">The path with links resolved as far as there was something.</param>
/// <param name="Links">The links that were followed, in order.</param>
internal sealed record PathResolution(string? Path, string Furthest, IReadOnlyList<FollowedLink> Links);

/// <summary>A link on the way.</summary>
/// <param name="IsLast">Whether it was the last part of a path; any other stands for a directory, such as <c>/lib</c> for <c>/usr/lib</c>.</param>
internal readonly record struct FollowedLink(FileFacts File, bool IsLast);
