using System.Collections.Frozen;
using System.Collections.Immutable;
using DockerSplit.Paths;

namespace DockerSplit.Knowledge;

/// <summary>Whose directory it is.</summary>
public enum SharedDirectoryKind
{
    /// <summary>The distribution's.</summary>
    System,

    /// <summary>Many programs' together.</summary>
    Programs,
}

/// <summary>Directories that no single program has to itself. What lies below them is not meant.</summary>
public sealed class DirectoryTable(ImmutableArray<SharedDirectoryRow> rows)
{
    private readonly FrozenDictionary<string, SharedDirectoryKind> _kinds = rows.SelectMany(row =>
            row.Directories.Select(directory => KeyValuePair.Create(directory, row.Kind))
        )
        .ToFrozenDictionary(StringComparer.Ordinal);

    private readonly PathSet _leftToOthers = Left(rows, row => true);
    private readonly PathSet _leftToPrograms = Left(rows, row => row.Kind == SharedDirectoryKind.Programs);

    internal static DataFile<SharedDirectoryRow[]> General { get; } =
        new("Knowledge/shared-directories.json", KnowledgeReader.SharedDirectoryRowArray);

    /// <summary>Null for a directory that one program may have to itself.</summary>
    public SharedDirectoryKind? KindOf(string directory) => _kinds.TryGetValue(directory, out var kind) ? kind : null;

    /// <summary>Whether it is, or lies in, a directory that the distribution's packages leave to programs that none of them brings.</summary>
    public bool IsLeftToPrograms(string directory) => _leftToPrograms.Covers(directory);

    /// <summary>Whether packages have files there: at or below the distribution's own directories, but for what it leaves to others.</summary>
    public bool IsOfPackages(string directory) =>
        ContainerPath.Above(directory).Prepend(directory).Last() is not "/" and var top
        && KindOf(top) is SharedDirectoryKind.System
        && !_leftToOthers.Covers(directory);

    private static PathSet Left(ImmutableArray<SharedDirectoryRow> rows, Func<SharedDirectoryRow, bool> which) =>
        PathSet.Of(rows.Where(row => row.IsLeftToOthers && which(row)).SelectMany(row => row.Directories));
}

/// <summary>Directories of one kind.</summary>
public sealed record SharedDirectoryRow(SharedDirectoryKind Kind, ImmutableArray<string> Directories, string Why)
{
    /// <summary>Whether the distribution's packages put nothing of their own into them, or below.</summary>
    public bool IsLeftToOthers { get; init; }
}
