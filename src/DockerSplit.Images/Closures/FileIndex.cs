using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Images.Closures;

/// <summary>Finds files of a snapshot by pattern.</summary>
internal sealed class FileIndex
{
    private readonly FileTable _files;

    public FileIndex(ImageSnapshot snapshot)
    {
        _files = FileTable.Of(snapshot.Files);
        Paths = new(_files);
    }

    public PathResolver Paths { get; }

    /// <summary>The paths that match, without directories, by the names that were asked for: links in the part before the first star are followed.</summary>
    public IEnumerable<string> Matching(string pattern)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
        {
            // The path as it is asked for, so that the links on the way are seen.
            if (Paths.Resolve(pattern).Path is { } target && !IsDirectory(target))
                yield return pattern;
            yield break;
        }

        var slash = pattern.LastIndexOf('/', star);
        if (Paths.Resolve(pattern[..slash]).Path is not { } directory)
            yield break;

        // The names keep the directory as it is asked for, for the same reason.
        var above = directory == "/" ? "" : directory;
        foreach (var path in Below(directory))
        {
            if (PathPattern.Matches(above + pattern[slash..], path) && !IsDirectory(path))
                yield return pattern[..slash] + path[above.Length..];
        }
    }

    /// <summary>Everything below a directory, which is given without links.</summary>
    public IEnumerable<string> Below(string directory)
    {
        var prefix = directory == "/" ? "/" : directory + "/";

        return _files.StartingWith(prefix);
    }

    private bool IsDirectory(string path) => Paths.At(path) is { Kind: FileKind.Directory };
}
