using DockerSplit.Semantics;

namespace DockerSplit.Knowledge;

/// <summary>What a path is for.</summary>
public enum PathClass
{
    /// <summary>Nothing special.</summary>
    Other,

    /// <summary>Downloaded packages and lists.</summary>
    PackageCache,

    /// <summary>The package manager's own database.</summary>
    PackageDatabase,

    /// <summary>Where packages come from.</summary>
    PackageSources,

    /// <summary>Temporary files.</summary>
    Temporary,

    /// <summary>Source code by convention.</summary>
    Source,

    /// <summary>Headers, static libraries, pkg-config files and the like.</summary>
    Development,

    /// <summary>Manual pages and documentation.</summary>
    Documentation,

    /// <summary>Caches that programs write anew.</summary>
    Generated,

    /// <summary>Accounts, which are replayed instead of copied.</summary>
    Accounts,
}

/// <summary>The table of paths, <c>Data/paths.json</c>.</summary>
public static class PathKnowledge
{
    private static readonly Lazy<PathRow[]> Rows = new(() => KnowledgeFile.Read("paths.json", KnowledgeJson.Default.PathRowArray));

    /// <summary>The first row that a path lies in or matches.</summary>
    public static PathRow? Find(string path) =>
        Array.Find(
            Rows.Value,
            row =>
                row.Directories.Any(directory => UnixPath.IsWithin(path, directory))
                || row.Patterns.Any(pattern => GlobPattern.IsMatch(path, pattern))
        );

    public static PathClass ClassOf(string path) => Find(path)?.Class ?? PathClass.Other;
}

/// <summary>Paths of one class: whole directories, and patterns in which <c>*</c> matches slashes too.</summary>
public sealed record PathRow(PathClass Class, string[] Directories, string[] Patterns, string Why);
