using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using DockerSplit.Knowledge;

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

    /// <summary>Whether a file is read, by the ending of its name.</summary>
    public static bool Reads(string path) =>
        path.LastIndexOf('.') is > 0 and var dot && Extensions.Value.GetAlternateLookup<ReadOnlySpan<char>>().Contains(path.AsSpan(dot));

    public static DirectiveRow? Directive(ReadOnlySpan<char> name) =>
        ByName.Value.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var row) ? row : null;

    /// <summary>What a directive opens; calls look for libraries.</summary>
    public static ImmutableArray<string> Opens(string name) => ByName.Value.TryGetValue(name, out var row) ? row.Opens : ["lib:"];
}

/// <summary>A call that loads a library by name.</summary>
/// <param name="Marker">The bytes that tell it.</param>
internal readonly record struct SourceCall(string Name, ReadOnlyMemory<byte> Marker)
{
    public static SourceCall Of(string name) => new(name, Encoding.ASCII.GetBytes(name + "("));
}

/// <summary>The data file.</summary>
internal sealed record ConfigurationDocument(string Why, ImmutableArray<string> Extensions, ImmutableArray<DirectiveRow> Directives);

[ReadsRows(typeof(ConfigurationDocument[]))]
internal static partial class ConfigurationRowReader;
