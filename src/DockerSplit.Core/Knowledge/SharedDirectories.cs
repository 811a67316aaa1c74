namespace DockerSplit.Knowledge;

/// <summary>Whose directory it is.</summary>
public enum SharedDirectoryKind
{
    /// <summary>The distribution's.</summary>
    System,

    /// <summary>Many programs' together.</summary>
    Programs,
}

/// <summary>Directories that no single program has to itself: <c>Data/shared-directories.json</c>. What lies below them is not meant.</summary>
public static class SharedDirectories
{
    private static readonly Lazy<Dictionary<string, SharedDirectoryKind>> Kinds = new(() =>
        KnowledgeFile
            .Read("shared-directories.json", KnowledgeJson.Default.SharedDirectoryRowArray)
            .SelectMany(row => row.Directories.Select(directory => (directory, row.Kind)))
            .ToDictionary(pair => pair.directory, pair => pair.Kind, StringComparer.Ordinal)
    );

    /// <summary>Null for a directory that one program may have to itself.</summary>
    public static SharedDirectoryKind? KindOf(string directory) => Kinds.Value.TryGetValue(directory, out var kind) ? kind : null;
}

/// <summary>Directories of one kind.</summary>
public sealed record SharedDirectoryRow(SharedDirectoryKind Kind, string[] Directories, string Why);
