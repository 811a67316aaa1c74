using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Knowledge;

namespace DockerSplit.Planning.Bases;

/// <summary>Chooses what the runtime stage may start from.</summary>
public static class RuntimeBases
{
    /// <summary>The image without any file.</summary>
    public const string Scratch = "scratch";

    /// <summary>Smaller images that may fit, the best first; empty when only the original's own base comes into question.</summary>
    /// <param name="image">The original's base, variables expanded.</param>
    /// <param name="closure">What run time needs of the original image.</param>
    /// <param name="owned">Whether a package owns the file.</param>
    public static ImmutableArray<RuntimeVariant> Candidates(
        string image,
        ImageFacts facts,
        Closure closure,
        Func<string, bool> owned,
        SplitOptions options,
        Rung rung
    )
    {
        if (options.RuntimeBase is "same" || rung >= Rung.OriginalBase)
            return [];
        if (options.RuntimeBase is not ("auto" or "slim"))
            return [new(options.RuntimeBase, VariantContent.Unknown, "the user names it")];

        var variant = RuntimeBaseKnowledge.VariantOf(image);
        var plain = RuntimeBaseKnowledge.PlainImageOf(facts.Base.Distribution.Id, facts.Base.Distribution.Release);
        // What the base image brings besides packages, such as an interpreter, only a variant of it brings as well.
        var usesMore = closure.Reached.Keys.Any(path => BringsItself(facts, path) && !owned(path));
        RuntimeVariant?[] candidates = usesMore ? [variant] : [variant is { Holds: VariantContent.Distribution } ? variant : null, plain];

        return [.. candidates.OfType<RuntimeVariant>().Where(candidate => candidate.Reference != image).DistinctBy(candidate => candidate.Reference)];
    }

    private static bool BringsItself(ImageFacts facts, string path) =>
        facts.Base.Files.TryGetValue(path, out var file)
        && file.Kind == FileKind.Regular
        && PathKnowledge.ClassOf(path) == PathClass.Other
        && facts.Base.Binaries.ContainsKey(path);

    /// <summary>Why an image cannot stand in for the original's base; null when it can.</summary>
    public static string? Misfit(ImageSnapshot original, ImageConfig originalConfig, ImageSnapshot candidate, ImageConfig candidateConfig)
    {
        if (originalConfig.Architecture != candidateConfig.Architecture)
            return $"it is made for {candidateConfig.Architecture}, the original for {originalConfig.Architecture}";
        if (original.Distribution.Id != candidate.Distribution.Id)
            return $"it is {Named(candidate.Distribution)}, the original {Named(original.Distribution)}";

        return SameRelease(original.Distribution, candidate.Distribution)
            ? null
            : $"it is {Named(candidate.Distribution)}, the original {Named(original.Distribution)}";
    }

    /// <summary>Alpine's third number is a mere update of one release.</summary>
    private static bool SameRelease(Distribution left, Distribution right) =>
        string.Join('.', left.Release.Split('.').Take(2)) == string.Join('.', right.Release.Split('.').Take(2));

    private static string Named(Distribution distribution) =>
        distribution.Id.Length == 0 ? "of no known distribution" : $"{distribution.Id} {distribution.Release}".TrimEnd();
}
