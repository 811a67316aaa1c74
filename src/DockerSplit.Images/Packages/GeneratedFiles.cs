using System.Collections.Immutable;
using DockerSplit.Knowledge;
using DockerSplit.Paths;

namespace DockerSplit.Images.Packages;

/// <summary>Files that are made and stand in no list: those of <c>Data/generated-files.json</c>, and those of the ecosystems.</summary>
internal static class GeneratedFiles
{
    private static readonly DataFile<GeneratedFile[]> File = new("Data/generated-files.json", GeneratedFileReader.GeneratedFileArray);

    private static readonly Lazy<ImmutableArray<GeneratedFile>> All = new(() =>
        [.. File.Content, .. KnowledgeBase.Shipped.Ecosystems.SelectMany(ecosystem => ecosystem.Generated)]
    );

    private static readonly Lazy<ImmutableArray<GeneratedFile>> Derived = new(() => [.. Known.Where(rule => rule.From is not null)]);

    public static ImmutableArray<GeneratedFile> Known => All.Value;

    /// <summary>The rule of a file that is made from another one; null for any other file.</summary>
    public static GeneratedFile? DerivedRule(string path) =>
        Derived.Value.FirstOrDefault(rule => rule.Paths.Any(pattern => PathPattern.Matches(pattern, path)));

    /// <summary>What such a file is made from.</summary>
    public static string SourceOf(GeneratedFile rule, string path)
    {
        var name = ContainerPath.Name(path);
        var stem = name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? name[..dot] : name;

        return ContainerPath.Normalise(
            rule.From!.Replace("{dir}", ContainerPath.Parent(path), StringComparison.Ordinal)
                .Replace("{stem}", stem, StringComparison.Ordinal)
        );
    }

    /// <summary>The rule of a file that running programs write anew; null for any other file.</summary>
    public static GeneratedFile? RewrittenRule(string path) => DerivedRule(path) is { IsRewritten: true } rule ? rule : null;
}

[ReadsRows(typeof(GeneratedFile[]))]
internal static partial class GeneratedFileReader;
