using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using DockerSplit.Knowledge;
using DockerSplit.Paths;

namespace DockerSplit.Images.Scripts;

/// <summary>The sources that lie in an image and are nobody's but the author's, and the scripts that may name them.</summary>
internal static class SourceFiles
{
    private const int MaxSource = 1 << 18;
    private const int MaxFirstLine = 256;

    private static readonly Lazy<ImmutableArray<SourceStartRow>> Rows = new(() =>
        [.. KnowledgeBase.Shipped.Ecosystems.SelectMany(ecosystem => ecosystem.Starts)]
    );

    private static readonly FrozenSet<string> PackageFolders = KnowledgeBase
        .Shipped.Ecosystems.SelectMany(ecosystem => ecosystem.PackageFolders)
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly Lazy<FrozenSet<string>> Extensions = new(() =>
        Rows.Value.SelectMany(row => row.Endings).Select(ending => ending[ending.LastIndexOf('.')..]).ToFrozenSet(StringComparer.Ordinal)
    );

    private static readonly Lazy<FrozenSet<string>> Compiled = new(() =>
        Rows.Value.Where(row => !row.AreRun).SelectMany(row => row.Endings).Append(".s").ToFrozenSet(StringComparer.Ordinal)
    );

    /// <summary>Whether something of the author's may lie at the path: packages have their files elsewhere.</summary>
    public static bool MayHold(string path) => !KnowledgeBase.Shipped.Directories.IsOfPackages(ContainerPath.Parent(path));

    /// <summary>What is known of the kind of a source; null for any other file.</summary>
    public static SourceStartRow? RowOf(string path) =>
        IsIn(Extensions.Value, path) && !IsOfAPackage(path) ? Rows.Value.FirstOrDefault(row => row.IsAbout(path)) : null;

    /// <summary>Whether a path, by its ending, is one that only a compiler reads.</summary>
    public static bool IsCompiled(string path) => IsIn(Compiled.Value, path);

    /// <summary>The text of a source or a script; null for any other file, and for one of a package.</summary>
    public static string? Read(ReadOnlySpan<byte> bytes, string path) =>
        bytes.Length <= MaxSource
        && (IsIn(Extensions.Value, path) ? RowOf(path) is not null : IsShellScript(bytes) && !IsOfOthers(path))
        && MayHold(path)
        && !bytes.Contains((byte)0)
            ? Encoding.UTF8.GetString(bytes)
            : null;

    private static bool IsShellScript(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith("#!"u8))
            return false;
        var line = Encoding.UTF8.GetString(bytes[2..Math.Min(bytes.Length, MaxFirstLine)]).Split('\n')[0].TrimEnd();

        return ScriptVocabulary.IsShell(line[(line.LastIndexOfAny(['/', ' ']) + 1)..])
            || ScriptVocabulary.IsShell(ContainerPath.Name(line.Trim().Split(' ')[0]));
    }

    /// <summary>Whether it lies where an ecosystem puts what others wrote.</summary>
    private static bool IsOfOthers(string path) => Rows.Value.Any(row => row.Except.Any(known => PathPattern.Matches(known.Pattern, path)));

    /// <summary>What lies in a package of a language, be it in another language, is others' as well.</summary>
    private static bool IsOfAPackage(string path) => path.Split('/').Any(PackageFolders.Contains);

    private static bool IsIn(FrozenSet<string> endings, string path) =>
        path.LastIndexOf('.') is > 0 and var dot && endings.GetAlternateLookup<ReadOnlySpan<char>>().Contains(path.AsSpan(dot));
}
