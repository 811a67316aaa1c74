using DockerSplit.Knowledge;
using DockerSplit.Paths;

namespace DockerSplit.Images.Layers;

/// <summary>Which files of an image are kept as a whole while it streams by, from the data file
/// <c>Data/kept-files.json</c> and from the ecosystems.</summary>
internal static class KeptFiles
{
    private static readonly DataFile<KeptFile[]> File = new("Data/kept-files.json", KeptFilesReader.KeptFileArray);
    private static readonly Lazy<(HashSet<string> Exact, string[] Patterns)> Data = new(Load);

    public static bool Contains(string path) =>
        Data.Value.Exact.Contains(path)
        || Array.Exists(Data.Value.Patterns, pattern => PathPattern.Matches(pattern, path))
        || KnowledgeBase.Shipped.TextOf(path) is not null;

    private static (HashSet<string> Exact, string[] Patterns) Load()
    {
        var paths = File.Content.SelectMany(kept => kept.Paths).ToArray();

        return ([.. paths.Where(path => !PathPattern.IsPattern(path))], [.. paths.Where(PathPattern.IsPattern)]);
    }
}

/// <summary>A group of such files.</summary>
internal sealed record KeptFile(string Why, IReadOnlyList<string> Paths);

[ReadsRows(typeof(KeptFile[]))]
internal static partial class KeptFilesReader;
