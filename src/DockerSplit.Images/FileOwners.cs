using DockerSplit.Facts;
using DockerSplit.Images.Packages;

namespace DockerSplit.Images;

/// <summary>Tells which package owns a file. Packages list <c>/lib/x</c> where the image has <c>/usr/lib/x</c>; both names are answered.</summary>
public sealed class FileOwners
{
    private readonly Dictionary<string, string> _owners;
    private readonly PathResolver _paths;
    private readonly GeneratedOwners _generated;

    private FileOwners(ImageSnapshot snapshot, ImageSnapshot? before)
    {
        _paths = new(snapshot.Files);
        _owners = new(StringComparer.Ordinal);
        foreach (var package in snapshot.Packages.Packages.Values)
        {
            foreach (var path in package.Files)
                _owners[_paths.Canonical(path)] = package.Name;
            foreach (var path in package.Directories)
                _owners.TryAdd(_paths.Canonical(path), package.Name);
        }

        _generated = new(snapshot, before, _paths, _owners.GetValueOrDefault);
    }

    /// <summary>The owners in a snapshot by itself: whatever a package may have made counts as made by it.</summary>
    public static FileOwners Of(ImageSnapshot snapshot) => new(snapshot, null);

    /// <summary>The owners in the final image; what the author changed since the base image is not taken for a package's work.</summary>
    public static FileOwners Of(ImageFacts image) => new(image.Final, image.Base);

    /// <summary>
    /// The package that lists the file, link or directory, or whose installation made it; of a directory shared by several packages,
    /// one of them.
    /// </summary>
    public string? PackageOf(string path)
    {
        var real = _paths.Canonical(path);

        return _owners.GetValueOrDefault(real) ?? _generated.PackageOf(real);
    }
}
