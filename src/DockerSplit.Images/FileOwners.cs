using DockerSplit.Facts;

namespace DockerSplit.Images;

/// <summary>Tells which package owns a file. Packages list <c>/lib/x</c> where the image has <c>/usr/lib/x</c>; both names are answered.</summary>
public sealed class FileOwners
{
    private readonly Dictionary<string, string> _owners;
    private readonly PathResolver _paths;

    private FileOwners(Dictionary<string, string> owners, PathResolver paths) => (_owners, _paths) = (owners, paths);

    public static FileOwners Of(ImageSnapshot snapshot)
    {
        var paths = new PathResolver(snapshot.Files);
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var package in snapshot.Packages.Packages.Values)
        {
            foreach (var path in package.Files)
                owners[paths.Canonical(path)] = package.Name;
            foreach (var path in package.Directories)
                owners.TryAdd(paths.Canonical(path), package.Name);
        }

        return new(owners, paths);
    }

    /// <summary>The package that owns the file, link or directory; of a directory shared by several packages, one of them.</summary>
    public string? PackageOf(string path) => _owners.GetValueOrDefault(_paths.Canonical(path));
}
