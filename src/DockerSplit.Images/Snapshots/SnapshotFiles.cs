using System.Collections.Immutable;
using System.Text;
using DockerSplit.Facts;
using DockerSplit.Images.Layers;
using DockerSplit.Images.Packages;

namespace DockerSplit.Images.Snapshots;

/// <summary>The files of an image or of its base, with what was learnt from their content.</summary>
internal sealed class SnapshotFiles
{
    private readonly Dictionary<string, FileContent> _contents;

    private SnapshotFiles(
        ImmutableSortedDictionary<string, FileFacts> files,
        ImmutableSortedDictionary<string, BinaryFacts> binaries,
        ImmutableSortedDictionary<string, ConfigurationFacts> configurations,
        Dictionary<string, FileContent> contents
    )
    {
        (All, Binaries, Configurations, _contents) = (files, binaries, configurations, contents);
        Paths = new(files);
    }

    public ImmutableSortedDictionary<string, FileFacts> All { get; }

    public ImmutableSortedDictionary<string, BinaryFacts> Binaries { get; }

    public ImmutableSortedDictionary<string, ConfigurationFacts> Configurations { get; }

    public PathResolver Paths { get; }

    /// <summary>The paths of all files whose bytes were kept, sorted.</summary>
    public IEnumerable<string> Kept =>
        _contents.Where(entry => entry.Value.Bytes is not null).Select(entry => entry.Key).Order(StringComparer.Ordinal);

    /// <summary>Takes nodes in the order of their paths; of several names of one file the first counts as the file itself.</summary>
    public static SnapshotFiles Of(IReadOnlyList<(string Path, FileNode Node)> nodes)
    {
        var files = ImmutableSortedDictionary.CreateBuilder<string, FileFacts>(StringComparer.Ordinal);
        var binaries = ImmutableSortedDictionary.CreateBuilder<string, BinaryFacts>(StringComparer.Ordinal);
        var configurations = ImmutableSortedDictionary.CreateBuilder<string, ConfigurationFacts>(StringComparer.Ordinal);
        var contents = new Dictionary<string, FileContent>(StringComparer.Ordinal);
        var firstNames = new Dictionary<FileContent, string>(ReferenceEqualityComparer.Instance);
        foreach (var (path, node) in nodes)
        {
            var first = node.HasFurtherNames && !firstNames.TryAdd(node.Content, path) ? firstNames[node.Content] : null;
            files.Add(path, node.FactsAt(path, first));
            if (node.Content.Binary is { } binary)
                binaries.Add(path, binary);
            if (node.Content.Configuration is { } configuration)
                configurations.Add(path, configuration);
            if (node.Content is { Bytes: not null } or { Sums: not null } or { Meaning: not null } or { Source: not null })
                contents.Add(path, node.Content);
        }

        return new(files.ToImmutable(), binaries.ToImmutable(), configurations.ToImmutable(), contents);
    }

    /// <summary>The text of a kept file, through links; null when it is not there.</summary>
    public string? Text(string path) => Bytes(path) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    public byte[]? Bytes(string path) => ContentAt(path)?.Bytes;

    /// <summary>What the content of the file at a path says, where it is of such a kind; links are not followed.</summary>
    public IEnumerable<KeyValuePair<string, FileMeaning>> Meanings =>
        _contents.Where(entry => entry.Value.Meaning is not null).Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Meaning!));

    /// <summary>The texts of sources and scripts.</summary>
    public IEnumerable<KeyValuePair<string, string>> Sources =>
        _contents.Where(entry => entry.Value.Source is not null).Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Source!));

    /// <summary>
    /// Whether something is at the path whose content is not the one that the sum was made of. Where nobody summed the content up, or
    /// nothing is there, it is not.
    /// </summary>
    public bool IsOtherThan(string path, PackageSum sum)
    {
        var real = Paths.Canonical(path);

        return Paths.At(real) is { } file && sum.IsOtherThan(file, _contents.GetValueOrDefault(real)?.Sums);
    }

    private FileContent? ContentAt(string path) => Paths.Resolve(path).Path is { } real ? _contents.GetValueOrDefault(real) : null;
}
