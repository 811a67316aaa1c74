using System.Collections.Immutable;
using DockerSplit.Facts;

namespace DockerSplit.Images.Closures;

/// <summary>The graph as it grows: what is reached, over which edge first, and what still has to be looked into.</summary>
internal sealed class ReachedFiles(FileIndex index)
{
    private readonly Dictionary<string, ClosureEdge> _edges = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ClosureEdge> _suggested = new(StringComparer.Ordinal);
    private readonly HashSet<MissingNeed> _missing = [];
    private readonly Queue<ReachedFile> _pending = new();

    /// <summary>Libraries that are a root themselves wait here: what a program loads them with is tried first.</summary>
    private readonly Queue<ReachedFile> _postponed = new();

    /// <summary>What is reached so far.</summary>
    public IEnumerable<string> Paths => _edges.Keys;

    /// <summary>Reaches a path with the links that it leads through, each a node of its own; false when nothing is there.</summary>
    public bool Add(string from, string path, NeedKind kind, string detail, LoadedObject? loader = null, bool postpone = false)
    {
        var resolution = index.Paths.Resolve(path);
        if (resolution.Path is not { } real)
            return false;

        var edge = new ClosureEdge(from, real, kind, detail);
        foreach (var (link, isLast) in resolution.Links)
        {
            _edges.TryAdd(link.Path, edge with { To = link.Path });
            // A link in the directories is needed too, but it is not what asks for the file.
            if (isLast)
                edge = new(link.Path, real, NeedKind.LinkTarget, link.LinkTarget ?? "");
        }

        if (_edges.TryAdd(real, edge))
            (postpone ? _postponed : _pending).Enqueue(new(real, path, loader));

        return true;
    }

    /// <summary>The path without links; null where nothing is there.</summary>
    public string? Real(string path) => index.Paths.Resolve(path).Path;

    /// <summary>Reaches a link by itself, whether or not something stands where it points to; false when there is no link.</summary>
    public bool AddLink(string from, string path, NeedKind kind)
    {
        if (index.Paths.At(path) is not { Kind: FileKind.SymbolicLink } link)
            return false;
        _edges.TryAdd(path, new(from, path, kind, link.LinkTarget ?? ""));

        return true;
    }

    /// <summary>Notes what weak evidence speaks for.</summary>
    public void Suggest(string from, string path, NeedKind kind, string detail)
    {
        if (index.Paths.Resolve(path).Path is { } real && index.Paths.At(real) is { Kind: FileKind.Regular })
            _suggested.TryAdd(real, new(from, real, kind, detail));
    }

    /// <summary>Reaches what was suggested so far; false when nothing of it is new.</summary>
    public bool TakeSuggestions()
    {
        foreach (var edge in _suggested.Values)
            Add(edge.From, edge.To, NeedKind.Suggested, edge.Detail, postpone: true);
        _suggested.Clear();

        return _postponed.Count > 0;
    }

    public void Miss(string from, NeedKind kind, string detail) => _missing.Add(new(from, kind, detail));

    public ReachedFile? Next() => _pending.TryDequeue(out var file) || _postponed.TryDequeue(out file) ? file : null;

    public Closure ToClosure(Func<MissingNeed, bool> isMissing) =>
        new(
            _edges.ToImmutableSortedDictionary(StringComparer.Ordinal),
            [
                .. _missing
                    .Where(isMissing)
                    .OrderBy(need => need.From, StringComparer.Ordinal)
                    .ThenBy(need => need.Detail, StringComparer.Ordinal),
            ]
        )
        {
            NearMisses = _suggested.Where(pair => !_edges.ContainsKey(pair.Key)).ToImmutableSortedDictionary(StringComparer.Ordinal),
        };
}

/// <summary>A file to look into.</summary>
/// <param name="Path">The real path.</param>
/// <param name="FoundAt">The path by which it was found.</param>
/// <param name="Loader">The program or library that loads it, when it is loaded as a library.</param>
internal sealed record ReachedFile(string Path, string FoundAt, LoadedObject? Loader);
