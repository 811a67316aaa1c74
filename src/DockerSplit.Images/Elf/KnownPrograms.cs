using System.Collections.Immutable;
using System.Text;
using DockerSplit.Knowledge;

namespace DockerSplit.Images.Elf;

/// <summary>
/// Programs that others start by their names alone, from <c>Data/known-programs.json</c>. A name among the strings of a program is a sign
/// only where it is one that means nothing else, and where the program starts others at all.
/// </summary>
internal static class KnownPrograms
{
    private static readonly DataFile<KnownProgramsData> File = new("Data/known-programs.json", KnownProgramsReader.KnownProgramsData);

    private static readonly Lazy<ImmutableArray<(string Name, ReadOnlyMemory<byte> Bytes)>> Names = new(() =>
        [.. File.Content.Names.Select(name => (name, new ReadOnlyMemory<byte>(Encoding.ASCII.GetBytes("\0" + name))))]
    );

    /// <summary>The functions of the C library that start a program.</summary>
    public static IReadOnlyList<string> Functions => File.Content.Functions;

    /// <summary>Whether undefined symbols show that a program starts others.</summary>
    public static bool AreStarted(ImmutableArray<string> imports) => imports.Any(Functions.Contains);

    /// <summary>The names that begin a string of the program, sorted: as a whole, or as the first word of a command line.</summary>
    public static ImmutableArray<string> NamedIn(ReadOnlySpan<byte> bytes)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (name, marker) in Names.Value)
        {
            for (var at = 0; bytes[at..].IndexOf(marker.Span) is >= 0 and var next; )
            {
                at += next + marker.Length;
                if (at < bytes.Length && bytes[at] is 0 or (byte)' ')
                {
                    found.Add(name);
                    break;
                }
            }
        }

        return [.. found];
    }
}

/// <summary>The data file.</summary>
internal sealed record KnownProgramsData(string Why, IReadOnlyList<string> Functions, IReadOnlyList<string> Names);

[ReadsRows(typeof(KnownProgramsData))]
internal static partial class KnownProgramsReader;
