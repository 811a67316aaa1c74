using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Images.Snapshots;
using DockerSplit.Paths;
using DockerSplit.Planning;

namespace DockerSplit.Images.Packages;

/// <summary>Tells which paths a dpkg package lists, where diversions moved them, and which configuration files changed.</summary>
internal sealed class DpkgFileLists
{
    private readonly SnapshotFiles _files;
    private readonly Dictionary<string, (string To, string Package)> _diversions = new(StringComparer.Ordinal);

    public DpkgFileLists(SnapshotFiles files)
    {
        _files = files;
        foreach (var lines in (files.Text("/var/lib/dpkg/diversions") ?? "").Split('\n').Chunk(3).Where(lines => lines.Length == 3))
            _diversions[lines[0]] = (lines[1], lines[2]);
    }

    /// <summary>The paths of <c>info/NAME.list</c>; packages that several architectures can share have <c>NAME:ARCH.list</c>.</summary>
    public IEnumerable<string> Of(IReadOnlyDictionary<string, string> package)
    {
        var name = package["Package"];
        var architecture = package.GetValueOrDefault("Architecture", "");
        var list = _files.Text($"/var/lib/dpkg/info/{name}.list") ?? _files.Text($"/var/lib/dpkg/info/{name}:{architecture}.list") ?? "";

        return list.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(path => path != "/.").Select(path => Diverted(path, name));
    }

    /// <summary>The paths of a list of checksums, which has them without the first slash.</summary>
    public IEnumerable<string> OfSums(string path) =>
        (_files.Text(path) ?? "")
            .Split('\n')
            .Select(line => line.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(words => words.Length == 2)
            .Select(words => ContainerPath.Normalise("/" + words[1]));

    /// <summary>
    /// Files and directories apart. A path that the image has not, as with documentation that slim images leave out, is a directory
    /// when the next one stands below it.
    /// </summary>
    public (ImmutableArray<string> Files, ImmutableArray<string> Directories) Split(IEnumerable<string> paths)
    {
        var files = ImmutableArray.CreateBuilder<string>();
        var directories = ImmutableArray.CreateBuilder<string>();
        var all = paths.ToList();
        for (var i = 0; i < all.Count; i++)
        {
            var isDirectory = _files.Paths.At(_files.Paths.Canonical(all[i])) is { } file
                ? file.Kind == FileKind.Directory
                : i + 1 < all.Count && all[i + 1].StartsWith(all[i] + "/", StringComparison.Ordinal);
            (isDirectory ? directories : files).Add(all[i]);
        }

        return (files.ToImmutable(), directories.ToImmutable());
    }

    /// <summary>The files of a <c>Conffiles</c> field, <c>PATH MD5 [obsolete]</c> a line, whose content is no longer the package's.</summary>
    public ImmutableArray<string> Modified(string conffiles) =>
        [
            .. conffiles
                .Split('\n')
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(words => words.Length >= 2 && _files.Digests(words[0]) is { } digests && digests.Md5 != words[1])
                .Select(words => words[0])
                .Order(StringComparer.Ordinal),
        ];

    private string Diverted(string path, string package) =>
        _diversions.TryGetValue(path, out var diversion) && diversion.Package != package ? diversion.To : path;
}
