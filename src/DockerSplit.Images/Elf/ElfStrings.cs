using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using DockerSplit.Images.Habits;
using DockerSplit.Images.Scripts;
using DockerSplit.Paths;

namespace DockerSplit.Images.Elf;

/// <summary>Finds names of libraries and of known files among the bytes of a program.</summary>
internal static class ElfStrings
{
    private const int MaxName = 256;
    private const int MaxHints = 512;
    private const int MaxPaths = 256;
    private const int ShortestPath = 6;

    private static readonly SearchValues<byte> NameBytes = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-./$@{}"u8
    );

    private static readonly SearchValues<byte> VersionBytes = SearchValues.Create(".0123456789"u8);

    /// <summary>The names, sorted, without the <paramref name="known"/> ones that the dynamic section states anyway.</summary>
    public static ImmutableArray<string> Hints(ReadOnlySpan<byte> bytes, HabitCatalog habits, HashSet<string> known)
    {
        var hints = new SortedSet<string>(StringComparer.Ordinal);
        AddLibraryNames(bytes, hints, known);
        foreach (var (text, marker) in habits.Markers)
        {
            if (bytes.IndexOf(marker.Span) >= 0)
                hints.Add(text);
        }

        return [.. hints];
    }

    /// <summary>
    /// The strings that read as absolute paths of a file below a directory, without the interpreter. Strings of Go and Rust stand without
    /// zero bytes between them, and are not found. Those of the sources that it was compiled from stand apart: it opens none of them.
    /// </summary>
    public static (ImmutableArray<string> Paths, ImmutableArray<string> Sources) Paths(ReadOnlySpan<byte> bytes, string interpreter)
    {
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        var sources = new SortedSet<string>(StringComparer.Ordinal);
        for (var at = 0; paths.Count < MaxPaths; )
        {
            var found = bytes[at..].IndexOf("\0/"u8);
            if (found < 0)
                break;
            at += found + 1;
            var text = bytes[at..Math.Min(bytes.Length, at + MaxName)];
            var end = text.IndexOf((byte)0);
            if (
                end < ShortestPath
                || text[..end].ContainsAnyExcept(NameBytes)
                || text[1..(end - 1)].IndexOf((byte)'/') <= 0
                || text[end - 1] == '/'
            )
                continue;
            var path = ContainerPath.Normalise(Encoding.ASCII.GetString(text[..end]));
            if (SourceFiles.IsCompiled(path))
                AddSource(path, sources);
            else if (path != interpreter)
                paths.Add(path);
        }

        return ([.. paths], [.. sources]);
    }

    private static void AddSource(string path, SortedSet<string> sources)
    {
        if (sources.Count < MaxPaths && SourceFiles.RowOf(path) is not null)
            sources.Add(path);
    }

    private static void AddLibraryNames(ReadOnlySpan<byte> bytes, SortedSet<string> hints, HashSet<string> known)
    {
        for (var at = 0; hints.Count < MaxHints; )
        {
            var found = bytes[at..].IndexOf(".so"u8);
            if (found < 0)
                return;
            at += found + 3;
            if (LibraryName(bytes, at - 3) is { } name && !known.Contains(name))
                hints.Add(name);
        }
    }

    /// <summary>The string around <c>.so</c>, when it stands between zero bytes and reads as <c>[directory/]name.so[.1.2]</c>.</summary>
    private static string? LibraryName(ReadOnlySpan<byte> bytes, int dot)
    {
        var before = bytes[Math.Max(0, dot - MaxName)..dot];
        var start = before.LastIndexOf((byte)0) + 1;
        var after = bytes[(dot + 3)..Math.Min(bytes.Length, dot + 3 + 32)];
        var end = after.IndexOf((byte)0);
        if (end < 0 || start == before.Length || before[start..].ContainsAnyExcept(NameBytes))
            return null;
        if (end > 0 && (after[0] != '.' || after[..end].ContainsAnyExcept(VersionBytes)))
            return null;

        return Encoding.ASCII.GetString(before[start..]) + ".so" + Encoding.ASCII.GetString(after[..end]);
    }
}
