using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Images.Layers;

/// <summary>A layer as it was read: what it takes away from lower ones, and what it brings, in the order of the archive.</summary>
internal sealed class LayerContent
{
    private readonly List<FileSums[]> _sums = [];
    private readonly Dictionary<int, FileContent> _contents = [];
    private readonly List<HardLink> _links = [];
    private readonly List<Whiteout> _whiteouts = [];

    private const int SumBits = 10;

    /// <summary>A directory that no layer lists.</summary>
    public static LayerContent OfDirectory { get; } = MakeDirectory();

    /// <summary>Files, links and directories that the layer adds or replaces, as it brings them.</summary>
    public PackedFiles Files { get; } = new();

    public IReadOnlyList<HardLink> Links => _links;

    public IReadOnlyList<Whiteout> Whiteouts => _whiteouts;

    /// <summary>Bytes of file content in it.</summary>
    public long Size { get; private set; }

    /// <summary>What was learnt from the bytes of a file, where that is more than sums; null for most.</summary>
    public FileContent? ContentOf(int row) => _contents.GetValueOrDefault(row);

    /// <summary>The sums that package databases compare it with.</summary>
    public FileSums SumsOf(int row) => _sums[row >> SumBits][row & ((1 << SumBits) - 1)];

    public void Add(FileFacts facts, FileContent? content = null, FileSums sums = default)
    {
        if (Files.Count == _sums.Count << SumBits)
            _sums.Add(new FileSums[1 << SumBits]);
        _sums[^1][Files.Count & ((1 << SumBits) - 1)] = sums;
        if (content is { IsEmpty: false })
            _contents.Add(Files.Count, content);
        Files.Add(facts);
        Size += facts.Size;
    }

    public void AddLink(string path, string target) => _links.Add(new(Files.Count, path, target));

    public void TakeAway(string path, bool isOpaque) => _whiteouts.Add(new(path, isOpaque));

    private static LayerContent MakeDirectory()
    {
        var layer = new LayerContent();
        layer.Add(new("/", FileKind.Directory, 0, FilePermissions.PlainDirectory, 0, 0, 0));

        return layer;
    }
}

/// <summary>A further name for a file that stands in the same layer or below.</summary>
/// <param name="Before">The row of the file that the archive has next.</param>
internal readonly record struct HardLink(int Before, string Path, string Target);

/// <summary>
/// A whiteout, <c>.wh.NAME</c>: what lower layers have there is gone; or an opaque one, <c>.wh..wh..opq</c>: everything that they have in
/// the directory is gone (OCI image layer specification, "Whiteouts").
/// </summary>
internal readonly record struct Whiteout(string Path, bool IsOpaque);
