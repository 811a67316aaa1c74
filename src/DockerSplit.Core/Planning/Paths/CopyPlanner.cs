using System.Collections.Immutable;
using DockerSplit.Diagnostics;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Paths;

namespace DockerSplit.Planning.Paths;

/// <summary>Groups the files to copy into the fewest COPY paths that bring them and nothing foreign.</summary>
internal sealed class CopyPlanner
{
    /// <summary>Bytes that may come along though the runtime base has them, for the sake of one line instead of many.</summary>
    private const long MostTolerated = 4_000_000;

    private readonly IImageView _image;
    private readonly KnowledgeBase _known;
    private readonly IReadOnlyDictionary<string, Evidence> _copies;
    private readonly ImmutableArray<string> _sorted;
    private readonly OwnerNames _owners;
    private readonly DirectoryTally _tally;
    private readonly ImageSnapshot _available;
    private readonly PrunedDependencies _pruned;

    private CopyPlanner(
        IImageView image,
        KnowledgeBase known,
        ImageSnapshot available,
        IReadOnlyDictionary<string, Evidence> copies,
        PrunedDependencies pruned
    )
    {
        (_image, _known, _copies, _available, _pruned) = (image, known, copies, available, pruned);
        _owners = new(image);
        _sorted = [.. copies.Keys.Order(StringComparer.Ordinal)];
        var taken = copies.Keys.Where(path => FileAt(path) is { } file && IsContent(file));
        // What a stage takes out is not there to be copied.
        var there = image.Facts.Final.Files.Values.Where(file => !pruned.Leaves.Covers(file.Path));
        _tally = new(there, taken.ToHashSet(StringComparer.Ordinal), IsAvailable, BuildLayers.Last(image.Facts), known);
    }

    /// <param name="copies">What the equation has to copy, with the reasons.</param>
    public static ImmutableArray<PathDecision> Plan(
        PlanDraft draft,
        ImageSnapshot available,
        IReadOnlyDictionary<string, Evidence> copies
    ) => new CopyPlanner(draft.Image, draft.Knowledge, available, copies, draft.Pruned).Plan();

    /// <summary>A directory of which nobody knows what is in it counts as content; any other is there for what is in it.</summary>
    public static bool IsContent(FileFacts file) => file.Kind != FileKind.Directory || file.IsOpaque;

    /// <summary>The text tells that a file was written, and not what its content came to: it is never the base image's.</summary>
    public static bool IsChangedByText(FileFacts file, ImageFacts image) => IsContent(file) && file.Layer >= image.BaseLayers;

    private ImmutableArray<PathDecision> Plan()
    {
        var entries = _copies
            .Keys.Select(FileAt)
            .OfType<FileFacts>()
            .Where(IsContent)
            .Select(file => WholeDirectoryOf(file) ?? file.Path)
            .Distinct(StringComparer.Ordinal);

        return
        [
            .. CrowdedDirectories
                .Merge(entries, directory => !MayHoldMore(directory) && _tally.IsWhole(directory, MostTolerated))
                .Where(IsCopied)
                .Select(Decide),
        ];
    }

    /// <summary>A link by itself would be followed by COPY, so it is made again instead.</summary>
    private bool IsCopied(string path) => FileAt(path) is { Kind: FileKind.Directory or FileKind.Regular };

    private FileFacts? FileAt(string path) => _image.Facts.Final.Files.GetValueOrDefault(path);

    private bool IsAvailable(FileFacts file) =>
        (_image.IsSeen || !IsChangedByText(file, _image.Facts))
        && _available.Files.TryGetValue(file.Path, out var there)
        && (there.Kind, there.LinkTarget, there.Fingerprint) == (file.Kind, file.LinkTarget, file.Fingerprint);

    /// <summary>The topmost directory around a file that the runtime base has not and that holds nothing foreign.</summary>
    private string? WholeDirectoryOf(FileFacts file)
    {
        string? best = null;
        for (var directory = ContainerPath.Parent(file.Path); directory != "/"; directory = ContainerPath.Parent(directory))
        {
            if (MayBeThere(directory) || !_tally.IsWhole(directory, 0))
                break;
            best = directory;
        }

        return best;
    }

    private bool MayBeThere(string directory) => _available.Files.ContainsKey(directory) || MayHoldMore(directory);

    /// <summary>Of an image that is only described nobody knows all that is in the directories that programs share, and in those of packages.</summary>
    private bool MayHoldMore(string directory) =>
        !_image.IsSeen
        && (
            _known.Directories.KindOf(directory) is not null
            || _image.Facts.Base.Files.ContainsKey(directory)
            || _known.Directories.IsOfPackages(directory)
            || IsOfLanguage(directory)
            || FileAt(directory) is { IsFilled: true }
        );

    /// <summary>The images of languages fill directories that packages leave to programs, of which tables name the topmost alone.</summary>
    private bool IsOfLanguage(string directory) =>
        _known.Directories.IsLeftToPrograms(directory)
        && _image.Facts.Base.Files.GetValueOrDefault(ContainerPath.Parent(directory)) is { IsFilled: true };

    private PathDecision Decide(string path)
    {
        var file = FileAt(path)!;
        if (file.Kind != FileKind.Directory)
            return new(path, false, SizeOf(file.Size), [_copies[path]], Owner(file), Guess: !_image.IsSeen);

        var inside = Within(path).ToLookup(name => IsContent(FileAt(name)!));
        var owners = inside.SelectMany(names => names).Select(name => Owner(FileAt(name)!)).Distinct(StringComparer.Ordinal).ToList();
        // A directory is there for what is in it.
        var telling = inside[true].Any() ? inside[true] : inside[false];
        var reasons = telling.Select(name => _copies[name]).OrderBy(why => why.IsWeak).DistinctBy(why => (why.Rule, why.Reason)).Take(3);

        return new(
            path,
            true,
            SizeOf(_tally.SizeOf(path)),
            [.. _pruned.WhyKept(path) is { } kept ? [kept] : Array.Empty<Evidence>(), .. reasons],
            owners is [{ } only] ? only : null,
            Guess: !_image.IsSeen
        );
    }

    private long? SizeOf(long bytes) => _image.IsSeen ? bytes : null;

    /// <summary>What is copied at or below a path. In ordinal order all that is below follows the path with a slash.</summary>
    private IEnumerable<string> Within(string path)
    {
        if (_copies.ContainsKey(path))
            yield return path;

        var prefix = path + "/";
        var at = _sorted.BinarySearch(prefix, StringComparer.Ordinal);
        for (var i = at < 0 ? ~at : at; i < _sorted.Length && _sorted[i].StartsWith(prefix, StringComparison.Ordinal); i++)
            yield return _sorted[i];
    }

    private string? Owner(FileFacts file) =>
        file is { UserId: 0, GroupId: 0 } ? null
        : _owners.Of(file) is var (user, group) ? $"{user}:{group}"
        : null;
}
