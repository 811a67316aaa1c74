using System.Collections.Frozen;
using System.Collections.Immutable;
using DockerSplit.Paths;

namespace DockerSplit.Knowledge;

/// <summary>
/// Rows of paths, looked up by parts of the path instead of one after the other: a question costs the depth of the path and the few
/// patterns that are of no common form. Where several rows fit, the first one counts.
/// </summary>
internal sealed class PathIndex
{
    private readonly ImmutableArray<PathRow> _rows;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _directories;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _inner;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _names;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _endings;
    private readonly ImmutableArray<(string Pattern, int Row)> _others;

    public PathIndex(ImmutableArray<PathRow> rows)
    {
        _rows = rows;
        var (inner, names, endings) = (new Dictionary<string, int>(), new Dictionary<string, int>(), new Dictionary<string, int>());
        var others = ImmutableArray.CreateBuilder<(string, int)>();
        foreach (var (pattern, row) in rows.SelectMany((row, at) => row.Patterns.Select(known => (known.Pattern, at))))
        {
            var table = pattern switch
            {
                ['*', '*', '/', .. var name, '/', '*', '*'] when IsPlain(name) => (inner, name),
                ['*', '*', '/', .. var name] when IsPlain(name) => (names, name),
                ['*', '*', '.', .. var name] when IsPlain(name) && !name.Contains('.', StringComparison.Ordinal) => (endings, "." + name),
                _ => default,
            };
            if (table is (not null, var key))
                table.Item1.TryAdd(key, row);
            else
                others.Add((pattern, row));
        }

        _directories = Lookup(
            rows.SelectMany((row, at) => row.Directories.Select(path => KeyValuePair.Create(path, at)))
                .DistinctBy(pair => pair.Key, StringComparer.Ordinal)
        );
        (_inner, _names, _endings) = (Lookup(inner), Lookup(names), Lookup(endings));
        _others = others.ToImmutable();
    }

    /// <summary>The first row that the path lies in or matches.</summary>
    public PathRow? Find(string path)
    {
        var best = Math.Min(OfDirectories(path), OfEnd(path));
        foreach (var (pattern, row) in _others)
        {
            if (row < best && PathPattern.Matches(pattern, path))
                best = row;
        }

        return best == int.MaxValue ? null : _rows[best];
    }

    /// <summary>Looks at the path, at each directory above it, and at the name of each of these.</summary>
    private int OfDirectories(ReadOnlySpan<char> path)
    {
        var best = Row(_directories, path);
        for (var at = path; at.LastIndexOf('/') is > 0 and var slash; )
        {
            at = at[..slash];
            best = Math.Min(best, Math.Min(Row(_directories, at), Row(_inner, at[(at.LastIndexOf('/') + 1)..])));
        }

        return best;
    }

    private int OfEnd(ReadOnlySpan<char> path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var dot = name.LastIndexOf('.');

        return Math.Min(Row(_names, name), dot < 0 ? int.MaxValue : Row(_endings, name[dot..]));
    }

    private static int Row(FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> table, ReadOnlySpan<char> key) =>
        table.TryGetValue(key, out var row) ? row : int.MaxValue;

    private static bool IsPlain(string name) => !PathPattern.IsPattern(name) && !name.Contains('/', StringComparison.Ordinal);

    private static FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Lookup(IEnumerable<KeyValuePair<string, int>> rows) =>
        rows.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
