using System.Collections.Frozen;
using System.Collections.Immutable;
using DockerSplit.Paths;

namespace DockerSplit.Knowledge;

/// <summary>Whose directory it is.</summary>
public enum SharedDirectoryKind
{
    /// <summary>The distribution's.</summary>
    System,

    /// <summary>The distribution's, and left to others.</summary>
    Local,

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

    internal static DataFile<SharedDirectoryRow[]> General { get; } =
        new("Knowledge/shared-directories.json", KnowledgeJson.Default.SharedDirectoryRowArray);

    /// <summary>Null for a directory that one program may have to itself.</summary>
    public SharedDirectoryKind? KindOf(string directory) => _kinds.TryGetValue(directory, out var kind) ? kind : null;

    /// <summary>Whether packages have files of their own at or around a path, as far as its place tells.</summary>
    public bool IsOfPackages(string path) =>
        ContainerPath.Above(path).Prepend(path).Last() is not "/" and var top
        && KindOf(top) is SharedDirectoryKind.System
        && !ContainerPath.IsWithin(path, "/usr/local");
}

/// <summary>Directories of one kind.</summary>
public sealed record SharedDirectoryRow(SharedDirectoryKind Kind, ImmutableArray<string> Directories, string Why);
