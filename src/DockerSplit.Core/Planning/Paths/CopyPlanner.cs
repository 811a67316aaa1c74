using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Diagnostics;
using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Planning.Paths;

/// <summary>Groups the files to copy into the fewest COPY paths that bring them and nothing foreign.</summary>
internal sealed class CopyPlanner
{
    /// <summary>So many names of one directory are listed; more are copied with the directory, where that is right.</summary>
    private const int MostNames = 8;

    /// <summary>Bytes that may come along though the runtime base has them, for the sake of one line instead of many.</summary>
    private const long MostTolerated = 4_000_000;

    private readonly Observation _seen;
    private readonly IReadOnlyDictionary<string, Evidence> _copies;
    private readonly DirectoryTally _tally;
    private readonly ImageSnapshot _available;

    private CopyPlanner(Observation seen, IReadOnlyDictionary<string, Evidence> copies)
    {
        (_seen, _copies, _available) = (seen, copies, seen.Runtime.Content);
        var taken = copies.Keys.Where(path => FileAt(path) is { Kind: not FileKind.Directory });
        _tally = new(seen.Facts.Final, taken.ToHashSet(StringComparer.Ordinal), IsAvailable, BuildLayers.Last(seen.Facts));
    }

    public static ImmutableArray<PathDecision> Plan(Observation seen, IReadOnlyDictionary<string, Evidence> copies) =>
        new CopyPlanner(seen, copies).Plan();

    private ImmutableArray<PathDecision> Plan()
    {
        var entries = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in _copies.Keys.Select(FileAt).OfType<FileFacts>().Where(file => file.Kind != FileKind.Directory))
            entries.Add(WholeDirectoryOf(file) ?? file.Path);
        while (Merge(entries)) { }

        return [.. entries.Where(IsCopied).Select(Decide)];
    }

    /// <summary>A link by itself would be followed by COPY, so it is made again instead.</summary>
    private bool IsCopied(string path) => FileAt(path) is { Kind: FileKind.Directory or FileKind.Regular };

    private FileFacts? FileAt(string path) => _seen.Facts.Final.Files.GetValueOrDefault(path);

    private bool IsAvailable(FileFacts file) =>
        _available.Files.TryGetValue(file.Path, out var there)
        && (there.Kind, there.LinkTarget, there.Fingerprint) == (file.Kind, file.LinkTarget, file.Fingerprint);

    /// <summary>The topmost directory around a file that the runtime base has not and that holds nothing foreign.</summary>
    private string? WholeDirectoryOf(FileFacts file)
    {
        string? best = null;
        for (var directory = ContainerPath.Parent(file.Path); directory != "/"; directory = ContainerPath.Parent(directory))
        {
            if (_available.Files.ContainsKey(directory) || !_tally.IsWhole(directory, 0))
                break;
            best = directory;
        }

        return best;
    }

    /// <summary>Replaces the entries of one directory by the directory, where they are many and it is right.</summary>
    private bool Merge(SortedSet<string> entries)
    {
        var crowded = entries
            .GroupBy(ContainerPath.Parent, StringComparer.Ordinal)
            .Where(group => group.Count() > MostNames && group.Key != "/")
            .FirstOrDefault(group => _tally.IsWhole(group.Key, MostTolerated));
        if (crowded is null)
            return false;

        entries.RemoveWhere(entry => ContainerPath.IsWithin(entry, crowded.Key));

        return entries.Add(crowded.Key);
    }

    private PathDecision Decide(string path)
    {
        var file = FileAt(path)!;
        if (file.Kind != FileKind.Directory)
            return new(path, PathVerdict.Copy, false, file.Size, [_copies[path]], Owner(file));

        var inside = _copies.Where(pair => ContainerPath.IsWithin(pair.Key, path)).ToLookup(pair => FileAt(pair.Key)!.Kind == FileKind.Directory);
        var owners = inside.SelectMany(pairs => pairs).Select(pair => Owner(FileAt(pair.Key)!)).Distinct(StringComparer.Ordinal).ToList();
        // A directory is there for what is in it.
        var telling = inside[false].Any() ? inside[false] : inside[true];
        var reasons = telling.Select(pair => pair.Value).OrderBy(why => why.IsWeak).DistinctBy(why => (why.Rule, why.Reason)).Take(3);

        return new(path, PathVerdict.Copy, true, _tally.SizeOf(path), [.. reasons], owners is [{ } only] ? only : null);
    }

    private static string? Owner(FileFacts file) =>
        file is { UserId: 0, GroupId: 0 } ? null : string.Create(CultureInfo.InvariantCulture, $"{file.UserId}:{file.GroupId}");
}
