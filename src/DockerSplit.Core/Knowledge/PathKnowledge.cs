using DockerSplit.Facts;
using DockerSplit.Paths;
using DockerSplit.Text;

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

    /// <summary>What compilers read; it counts where something is compiled.</summary>
    SourceCode,

    /// <summary>Intermediate results; they count in directories that something was compiled in.</summary>
    BuildOutput,

    /// <summary>Neither needed nor in the way.</summary>
    Cheap,
}

/// <summary>The table of paths, <c>Data/paths.json</c>.</summary>
public static class PathKnowledge
{
    private static readonly Lazy<PathRow[]> Rows = new(() => KnowledgeFile.Read("paths.json", KnowledgeJson.Default.PathRowArray));

    /// <summary>The first row that a path lies in or matches, of those that hold everywhere.</summary>
    public static PathRow? Find(string path) => Array.Find(Rows.Value, row => !IsRelative(row.Class) && Matches(row, path));

    /// <summary>The row of one class when the path is of it.</summary>
    public static PathRow? FindAs(PathClass wanted, string path) => Array.Find(Rows.Value, row => row.Class == wanted && Matches(row, path));

    public static PathClass ClassOf(string path) => Find(path)?.Class ?? PathClass.Other;

    /// <summary>Whether a class depends on what happens where the path lies.</summary>
    private static bool IsRelative(PathClass kind) => kind is PathClass.SourceCode or PathClass.BuildOutput or PathClass.Cheap;

    private static bool Matches(PathRow row, string path) =>
        row.Directories.Any(directory => ContainerPath.IsWithin(path, directory))
        || row.Patterns.Any(pattern => TextPattern.IsMatch(path, pattern));
}

/// <summary>Paths of one class: whole directories, and patterns in which <c>*</c> matches slashes too.</summary>
public sealed record PathRow(PathClass Class, string[] Directories, string[] Patterns, string Why);
