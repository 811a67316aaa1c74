using System.Collections.Immutable;
using System.Text;
using DockerSplit.Facts;
using DockerSplit.Images.Layers;
using DockerSplit.Images.Packages;
using DockerSplit.Paths;

namespace DockerSplit.Images.Snapshots;

/// <summary>The files of an image or of its base, with what was learnt from their content.</summary>
internal sealed class SnapshotFiles
{
    /// <summary>By the rows of the table.</summary>
    private readonly List<FileOrigin> _origins;

    private SnapshotFiles(FileTable files, List<FileOrigin> origins)
    {
        (All, _origins) = (files, origins);
        Paths = new(files);
        Binaries = Learnt(content => content.Binary);
        Configurations = Learnt(content => content.Configuration);
        Meanings = Learnt(content => content.Meaning);
        Sources = Learnt(content => content.Source);
        Kept = [.. Learnt(content => content.Bytes).Keys];
    }

    public FileTable All { get; }

    public ImmutableSortedDictionary<string, BinaryFacts> Binaries { get; }

    public ImmutableSortedDictionary<string, ConfigurationFacts> Configurations { get; }

    public PathResolver Paths { get; }

    /// <summary>The paths of all files whose bytes were kept, sorted.</summary>
    public ImmutableArray<string> Kept { get; }

    /// <summary>What the content of the file at a path says, where it is of such a kind; links are not followed.</summary>
    public ImmutableSortedDictionary<string, FileMeaning> Meanings { get; }

    /// <summary>Of several names of one file the first in the order of the paths counts as the file itself.</summary>
    /// <param name="most">No more nodes than these.</param>
    public static SnapshotFiles Of(IEnumerable<(string Directory, FileNode Node)> nodes, int most)
    {
        var files = new PackedFiles();
        var origins = new List<FileOrigin>(most);
        var named = new List<(string Path, FileNode Node)>();
        foreach (var (directory, node) in nodes)
        {
            if (node.HasFurtherNames)
            {
                named.Add((ContainerPath.Join(directory, node.Name), node));
            }
            else if (node.IsAsInLayer(directory))
            {
                files.Add(node.Origin.Files, node.Origin.Row, node.Layer);
                origins.Add(node.Origin);
            }
            else
            {
                Add(ContainerPath.Join(directory, node.Name), node, null);
            }
        }

        var firstNames = new Dictionary<FileOrigin, string>();
        foreach (var (path, node) in named.OrderBy(pair => pair.Path, StringComparer.Ordinal))
            Add(path, node, firstNames.TryAdd(node.Origin, path) ? null : firstNames[node.Origin]);

        return new(new(files), origins);

        void Add(string path, FileNode node, string? firstName)
        {
            files.Add(node.FactsAt(path, firstName));
            origins.Add(node.Origin);
        }
    }

    /// <summary>The text of a kept file, through links; null when it is not there.</summary>
    public string? Text(string path) => Bytes(path) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    public byte[]? Bytes(string path) => Paths.Resolve(path).Path is { } real ? OriginAt(real)?.Learnt?.Bytes : null;

    /// <summary>The modules that sources name, by the path of the source.</summary>
    public IEnumerable<KeyValuePair<string, ImmutableArray<string>>> Imports =>
        from row in Enumerable.Range(0, _origins.Count)
        where _origins[row].Learnt is { Imports.IsEmpty: false }
        select KeyValuePair.Create(All.PathAt(row), _origins[row].Learnt!.Imports);

    /// <summary>The texts of sources and scripts.</summary>
    public ImmutableSortedDictionary<string, string> Sources { get; }

    /// <summary>
    /// Whether something is at the path whose content is not the one that the sum was made of. Where nobody summed the content up, or
    /// nothing is there, it is not.
    /// </summary>
    public bool IsOtherThan(string path, PackageSum sum)
    {
        var real = Paths.Canonical(path);

        return Paths.At(real) is { } file && sum.IsOtherThan(file, OriginAt(real)?.Sums ?? default);
    }

    private FileOrigin? OriginAt(string path) => All.RowOf(path) is >= 0 and var row ? _origins[row] : null;

    private ImmutableSortedDictionary<string, T> Learnt<T>(Func<FileContent, T?> part)
        where T : class
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        for (var row = 0; row < _origins.Count; row++)
        {
            if (_origins[row].Learnt is { } content && part(content) is { } value)
                found.Add(All.PathAt(row), value);
        }

        return found.ToImmutable();
    }
}
