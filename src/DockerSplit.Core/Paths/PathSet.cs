using System.Collections;
using System.Collections.Frozen;

namespace DockerSplit.Paths;

/// <summary>Normal paths, each of which stands for itself and all that lies below it. A question costs the depth of the path asked for.</summary>
public sealed class PathSet : IReadOnlyCollection<string>
{
    private readonly FrozenSet<string> _paths;

    private PathSet(FrozenSet<string> paths) => _paths = paths;

    public static PathSet Empty { get; } = new(FrozenSet<string>.Empty);

    public int Count => _paths.Count;

    public static PathSet Of(IEnumerable<string> paths) => new(paths.ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Whether the path is one of the set, or lies below one.</summary>
    public bool Covers(string path) => CoverOf(path) is not null;

    /// <summary>Whether the path lies below one of the set and is not that one itself.</summary>
    public bool HasAbove(string path) => path != "/" && CoverOf(ContainerPath.Parent(path)) is not null;

    /// <summary>The nearest path of the set that is the path itself or above it; null when none is.</summary>
    public string? CoverOf(string path)
    {
        for (var at = path; ; at = ContainerPath.Parent(at))
        {
            if (_paths.Contains(at))
                return at;
            if (at == "/")
                return null;
        }
    }

    public IEnumerator<string> GetEnumerator() => _paths.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
