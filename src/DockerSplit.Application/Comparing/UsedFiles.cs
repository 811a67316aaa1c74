using System.Collections.Immutable;
using DockerSplit.Engine.Verification.Tracing;
using DockerSplit.Facts;

namespace DockerSplit.Application.Comparing;

/// <summary>What a trace of the original says of its image: not of what its programs make while they run, and not of directories that they list.</summary>
internal static class UsedFiles
{
    /// <summary>The paths, those of links that led to a file among them.</summary>
    public static ImmutableSortedSet<string> Of(FileTrace trace, ImageFacts original) =>
        trace
            .Opened.Where(opened => opened.Value.Use != FileUse.Listed)
            .SelectMany(opened => new[] { opened.Key, opened.Value.Path })
            .Where(path => original.Final.Files.GetValueOrDefault(path) is { Kind: not FileKind.Directory })
            .ToImmutableSortedSet(StringComparer.Ordinal);
}
