using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using DockerSplit.Knowledge;
using DockerSplit.Paths;

namespace DockerSplit.Images.ConfigurationFiles;

/// <summary>
/// Which files are read as configuration, and which of their lines load something: from <c>Data/configurations.json</c> and from the
/// ecosystems, which tell of calls in their sources too.
/// </summary>
internal static class ConfigurationKnowledge
{
    private static readonly DataFile<ConfigurationDocument[]> File = new(
        "Data/configurations.json",
        ConfigurationRowReader.ConfigurationDocumentArray
    );

    private static readonly Lazy<FrozenSet<string>> Extensions = new(() =>
        File.Content.SelectMany(document => document.Extensions).Concat(Sources.Keys).ToFrozenSet(StringComparer.Ordinal)
    );

    private static readonly Lazy<FrozenDictionary<string, DirectiveRow>> ByName = new(() =>
        File
            .Content.SelectMany(document => document.Directives)
            .Concat(KnowledgeBase.Shipped.Ecosystems.SelectMany(ecosystem => ecosystem.Directives))
            .ToFrozenDictionary(row => row.Name, StringComparer.Ordinal)
    );

    private static readonly Lazy<FrozenDictionary<string, ImmutableArray<SourceCall>>> ByEnding = new(() =>
        KnowledgeBase
            .Shipped.Ecosystems.SelectMany(ecosystem => ecosystem.Sources)
            .ToFrozenDictionary(row => row.Ending, row => row.Calls.Select(SourceCall.Of).ToImmutableArray(), StringComparer.Ordinal)
    );

    private static FrozenDictionary<string, ImmutableArray<SourceCall>> Sources => ByEnding.Value;

    /// <summary>The calls that load a library by name, where the path is one of a source file; null for any other file.</summary>
    public static ImmutableArray<SourceCall>? CallsOf(string path) =>
        path.LastIndexOf('.') is > 0 and var dot
        && Sources.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(path.AsSpan(dot), out var calls)
            ? calls
            : null;

    /// <summary>The table whose lines end with a command, where the path is one of such a file; null for any other.</summary>
    public static CommandTable? TableOf(string path) =>
        path.StartsWith("/etc/", StringComparison.Ordinal) || path.StartsWith("/var/spool/", StringComparison.Ordinal)
            ? Array.Find(CommandTable.Shipped, table => table.Paths.Any(pattern => PathPattern.Matches(pattern, path)))
            : null;

    /// <summary>Whether a file is read, by the ending of its name or by its place.</summary>
    public static bool Reads(string path) => HasEnding(path) || TableOf(path) is not null;

    private static bool HasEnding(string path) =>
        path.LastIndexOf('.') is > 0 and var dot && Extensions.Value.GetAlternateLookup<ReadOnlySpan<char>>().Contains(path.AsSpan(dot));

    public static DirectiveRow? Directive(ReadOnlySpan<char> name) =>
        ByName.Value.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var row) ? row : null;

    /// <summary>What a directive opens; calls look for libraries.</summary>
    public static ImmutableArray<string> Opens(string name) =>
        name == CommandTable.Directive ? ["command:"]
        : ByName.Value.TryGetValue(name, out var row) ? row.Opens
        : ["lib:"];
}

/// <summary>A call that loads a library by name.</summary>
/// <param name="Marker">The bytes that tell it.</param>
internal readonly record struct SourceCall(string Name, ReadOnlyMemory<byte> Marker)
{
    public static SourceCall Of(string name) => new(name, Encoding.ASCII.GetBytes(name + "("));
}

/// <summary>Files whose lines end with a command that a program runs.</summary>
/// <param name="Paths">Patterns of their paths.</param>
/// <param name="Skip">How many words stand before the command.</param>
/// <param name="SkipBehindName">How many do where the first word begins with <c>@</c>, and names a time.</param>
internal sealed record CommandTable(string Why, ImmutableArray<string> Paths, int Skip, int SkipBehindName, string Example, string Becomes)
{
    /// <summary>The name that its lines have among directives; no line of a configuration file can have it.</summary>
    public const string Directive = "command line";

    private static readonly char[] Blanks = [' ', '\t'];
    private static readonly DataFile<CommandTable[]> File = new("Data/command-tables.json", ConfigurationRowReader.CommandTableArray);

    /// <summary>All that are known.</summary>
    public static CommandTable[] Shipped => File.Content;

    /// <summary>The command line at the end of a line; null where there is none.</summary>
    public string? CommandIn(string line)
    {
        var skip = line.StartsWith('@') ? SkipBehindName : Skip;
        var words = line.Split(Blanks, skip + 1, StringSplitOptions.RemoveEmptyEntries);

        return words.Length > skip && !words[0].Contains('=', StringComparison.Ordinal) && words[0] is not ['#', ..] ? words[skip] : null;
    }
}

/// <summary>The data file.</summary>
internal sealed record ConfigurationDocument(string Why, ImmutableArray<string> Extensions, ImmutableArray<DirectiveRow> Directives);

[ReadsRows(typeof(ConfigurationDocument[]))]
[ReadsRows(typeof(CommandTable[]))]
internal static partial class ConfigurationRowReader;
