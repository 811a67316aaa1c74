using System.Collections.Frozen;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Paths;

namespace DockerSplit.Planning.Paths;

/// <summary>Counts, for every directory of the original image, how much of what lies below it is taken.</summary>
internal sealed class DirectoryTally
{
    /// <summary>Bytes that nobody would write a further COPY for.</summary>
    private const long Negligible = 16_000;

    private readonly PathTable _paths;
    private readonly FrozenSet<string> _packageFolders;
    private readonly Dictionary<string, Count> _counts = new(StringComparer.Ordinal);

    /// <param name="files">The files of the original.</param>
    /// <param name="taken">Those of them that are taken.</param>
    /// <param name="isThere">Whether the runtime base has the same file, so that it may be copied along without harm.</param>
    /// <param name="lastLayer">Files of later layers are put there by instructions of the runtime stage, and do not count.</param>
    public DirectoryTally(
        IEnumerable<FileFacts> files,
        IReadOnlySet<string> taken,
        Func<FileFacts, bool> isThere,
        int lastLayer,
        KnowledgeBase known
    )
    {
        _paths = known.Paths;
        _packageFolders = known.Ecosystems.SelectMany(ecosystem => ecosystem.PackageFolders).ToFrozenSet(StringComparer.Ordinal);
        foreach (var file in files.Where(file => CopyPlanner.IsContent(file) && file.Layer <= lastLayer))
        {
            var isTaken = taken.Contains(file.Path);
            var isTolerated = !isTaken && (isThere(file) || MayComeAlong(file.Path));
            Add(file, isTaken, isTolerated);
        }
    }

    /// <summary>Whether nothing below the directory is foreign, and little comes along that is there already.</summary>
    /// <param name="most">The bytes of such files that are borne with, besides a tenth of what is taken.</param>
    public bool IsWhole(string directory, long most) =>
        _counts.TryGetValue(directory, out var count)
        && count is { Foreign: 0, Taken: > 0 }
        && count.ToleratedBytes <= Math.Max(Math.Max(most, Negligible), count.TakenBytes / 10);

    public long SizeOf(string directory) => _counts.TryGetValue(directory, out var count) ? count.TakenBytes + count.ToleratedBytes : 0;

    private bool MayComeAlong(string path) =>
        _paths.FindAs(PathClass.Cheap, path) is not null
        || _paths.FindAs(PathClass.BuildFile, path) is not null
        || (_paths.FindAs(PathClass.SourceCode, path) is not null && IsOfAPackage(path));

    /// <summary>A language's package is one thing, though its author left a Makefile in it.</summary>
    private bool IsOfAPackage(string path) => path.Split('/').Any(_packageFolders.Contains);

    private void Add(FileFacts file, bool isTaken, bool isTolerated)
    {
        for (var directory = ContainerPath.Parent(file.Path); ; directory = ContainerPath.Parent(directory))
        {
            if (!_counts.TryGetValue(directory, out var count))
                _counts[directory] = count = new();
            count.Taken += isTaken ? 1 : 0;
            count.TakenBytes += isTaken ? file.Size : 0;
            count.ToleratedBytes += isTolerated ? file.Size : 0;
            count.Foreign += isTaken || isTolerated ? 0 : 1;
            if (directory == "/")
                return;
        }
    }

    private sealed class Count
    {
        public int Taken { get; set; }

        public int Foreign { get; set; }

        public long TakenBytes { get; set; }

        public long ToleratedBytes { get; set; }
    }
}
