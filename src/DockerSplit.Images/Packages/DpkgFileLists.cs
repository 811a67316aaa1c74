using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Images.Snapshots;
using DockerSplit.Paths;

namespace DockerSplit.Images.Packages;

/// <summary>Tells which paths a dpkg package lists, where diversions moved them, and what became of them.</summary>
internal sealed class DpkgFileLists
{
    private readonly SnapshotFiles _files;
    private readonly DpkgExclusions _excluded;
    private readonly Dictionary<string, (string To, string Package)> _diversions = new(StringComparer.Ordinal);

    public DpkgFileLists(SnapshotFiles files)
    {
        _files = files;
        _excluded = DpkgExclusions.Read(files);
        foreach (var lines in (files.Text("/var/lib/dpkg/diversions") ?? "").Split('\n').Chunk(3).Where(lines => lines.Length == 3))
            _diversions[lines[0]] = (lines[1], lines[2]);
    }

    /// <summary>The paths of <c>info/NAME.list</c>; packages that several architectures can share have <c>NAME:ARCH.list</c>.</summary>
    public IEnumerable<string> Of(IReadOnlyDictionary<string, string> package) =>
        Info(package, "list")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(path => path != "/.")
            .Select(path => Diverted(path, package["Package"]));

    /// <summary>The paths of a list of checksums.</summary>
    public IEnumerable<string> OfSums(string path) => Sums(_files.Text(path) ?? "").Select(entry => entry.Path);

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

    /// <summary>What became of the package's files.</summary>
    /// <param name="listed">The paths that it lists, moved by diversions already.</param>
    /// <param name="sums">The text of its list of sums; empty without one.</param>
    public PackagedContents Contents(IReadOnlyDictionary<string, string> package, ImmutableArray<string> listed, string sums)
    {
        var contents = new PackagedContents(_files);
        var all = listed.ToHashSet(StringComparer.Ordinal);
        var configurations = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, sum) in Configurations(package.GetValueOrDefault("Conffiles", "")))
        {
            contents.Compare(path, sum, isConfiguration: true);
            configurations.Add(path);
        }

        // A file that another package took over stays in the sums and leaves the list.
        foreach (var (path, sum) in Sums(sums).Select(entry => (Path: Diverted(entry.Path, package["Package"]), entry.Sum)))
        {
            if (all.Contains(path) && !configurations.Contains(path))
                contents.Compare(path, sum, isConfiguration: false);
        }

        foreach (var path in listed.Where(path => !_excluded.Covers(path)))
            contents.Seek(path);

        return contents;
    }

    /// <summary>The text of <c>info/NAME.md5sums</c>.</summary>
    public string SumsOf(IReadOnlyDictionary<string, string> package) => Info(package, "md5sums");

    /// <summary>The text of the script that runs behind its installation.</summary>
    public string ScriptOf(IReadOnlyDictionary<string, string> package) => Info(package, "postinst");

    public string SumsAt(string path) => _files.Text(path) ?? "";

    /// <summary>The files of a <c>Conffiles</c> field, <c>PATH MD5 [obsolete]</c> a line.</summary>
    private static IEnumerable<(string Path, PackageSum? Sum)> Configurations(string field) =>
        field
            .Split('\n')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length >= 2)
            .Select(words => (words[0], PackageSum.OfHex(SumAlgorithm.Md5, words[1])));

    /// <summary>Lines of <c>MD5  PATH</c>, the path without its first slash.</summary>
    private static IEnumerable<(string Path, PackageSum? Sum)> Sums(string text) =>
        text.Split('\n')
            .Select(line => line.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(words => words.Length == 2)
            .Select(words => (ContainerPath.Normalise("/" + words[1]), PackageSum.OfHex(SumAlgorithm.Md5, words[0])));

    private string Info(IReadOnlyDictionary<string, string> package, string kind)
    {
        var name = package["Package"];
        var architecture = package.GetValueOrDefault("Architecture", "");

        return _files.Text($"/var/lib/dpkg/info/{name}.{kind}") ?? _files.Text($"/var/lib/dpkg/info/{name}:{architecture}.{kind}") ?? "";
    }

    private string Diverted(string path, string package) =>
        _diversions.TryGetValue(path, out var diversion) && diversion.Package != package ? diversion.To : path;
}
