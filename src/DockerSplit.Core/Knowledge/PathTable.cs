using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DockerSplit.Knowledge;

/// <summary>What paths are for.</summary>
public sealed class PathTable
{
    private readonly PathIndex _everywhere;
    private readonly FrozenDictionary<PathClass, PathIndex> _byClass;

    public PathTable(ImmutableArray<PathRow> rows)
    {
        _everywhere = new([.. rows.Where(row => !IsRelative(row.Class)).OrderBy(row => row.Class)]);
        _byClass = rows.GroupBy(row => row.Class).ToFrozenDictionary(group => group.Key, group => new PathIndex([.. group]));
    }

    /// <summary>The paths that belong to no ecosystem.</summary>
    internal static DataFile<PathRow[]> General { get; } = new("Knowledge/paths.json", KnowledgeReader.PathRowArray);

    /// <summary>The first row that a path lies in or matches, of those that hold everywhere.</summary>
    public PathRow? Find(string path) => _everywhere.Find(path);

    /// <summary>The row of one class when the path is of it.</summary>
    public PathRow? FindAs(PathClass wanted, string path) => _byClass.GetValueOrDefault(wanted)?.Find(path);

    public PathClass ClassOf(string path) => Find(path)?.Class ?? PathClass.Other;

    /// <summary>Whether a class depends on what happens where the path lies.</summary>
    private static bool IsRelative(PathClass kind) =>
        kind is PathClass.SourceCode or PathClass.BuildOutput or PathClass.BuildFile or PathClass.Cheap;
}
