using System.Collections.Immutable;

namespace DockerSplit.Facts;

/// <summary>Why a file is reached.</summary>
public enum NeedKind
{
    /// <summary>A place to start from: the entry point, a health check, an artifact.</summary>
    Root,

    /// <summary>A library by its soname.</summary>
    Library,

    /// <summary>The program loader or a script's interpreter.</summary>
    Interpreter,

    /// <summary>What a symbolic link points to.</summary>
    LinkTarget,

    /// <summary>A command that a script calls.</summary>
    Command,

    /// <summary>A file that is opened by a known habit: a plugin, a certificate bundle, time zones.</summary>
    Opened,

    /// <summary>Symbol versions that a library must define; it is only ever missing.</summary>
    Version,

    /// <summary>Only weak evidence speaks for it; reached where near misses are asked for.</summary>
    Suggested,
}

/// <summary>What names a root that no instruction names.</summary>
public static class RootNames
{
    /// <summary>The build made it, and no package owns it.</summary>
    public const string Artifact = "artifact";

    /// <summary>It lies beside, or below, a file that run time reaches.</summary>
    public const string Neighbour = "neighbour";

    /// <summary>The original's own programs were seen to open or run it.</summary>
    public const string Traced = "trace";
}

/// <summary>A file that another one needs.</summary>
/// <param name="From">The path that needs it; for a root, what names it: <c>ENTRYPOINT</c>, <c>CMD</c>, <c>artifact</c>.</param>
/// <param name="To">The path that is needed.</param>
/// <param name="Detail">The soname, the command word or the habit's name.</param>
public sealed record ClosureEdge(string From, string To, NeedKind Kind, string Detail);

/// <summary>A need that nothing in the image meets.</summary>
/// <param name="Detail">The soname, the command word, the program; for versions <c>libc.so.6 GLIBC_2.36</c>.</param>
public sealed record MissingNeed(string From, NeedKind Kind, string Detail);

/// <summary>All files reachable from the roots, each with the edge over which it was first reached.</summary>
public sealed record Closure(ImmutableSortedDictionary<string, ClosureEdge> Reached, ImmutableArray<MissingNeed> Missing)
{
    /// <summary>
    /// What only weak evidence speaks for, by path: a library's name among the strings of a program that loads none by name, a path
    /// in a configuration file. None of it is reached.
    /// </summary>
    public ImmutableSortedDictionary<string, ClosureEdge> NearMisses { get; init; } =
        ImmutableSortedDictionary.Create<string, ClosureEdge>(StringComparer.Ordinal);

    /// <summary>
    /// Packages that are needed though it is not known which of their files is, by name. Of an image that was seen there are none: there the
    /// owners of the reached paths tell.
    /// </summary>
    public ImmutableSortedDictionary<string, ClosureEdge> Packages { get; init; } =
        ImmutableSortedDictionary.Create<string, ClosureEdge>(StringComparer.Ordinal);

    /// <summary>Development packages whose libraries something that is reached may link to, where no table knows the packages of those.</summary>
    public ImmutableArray<string> Unresolved { get; init; } = [];

    /// <summary>The doubts that lie where the needs reach, in the order of the text; none of an image that was seen.</summary>
    public ImmutableArray<Doubt> Doubts { get; init; } = [];

    /// <summary>The chain from a root to the path, the root's edge first; empty when the path is not reached.</summary>
    public ImmutableArray<ClosureEdge> Why(string path)
    {
        var chain = new Stack<ClosureEdge>();
        while (Reached.TryGetValue(path, out var edge))
        {
            chain.Push(edge);
            if (edge.Kind == NeedKind.Root)
                break;
            path = edge.From;
        }

        return [.. chain];
    }
}
