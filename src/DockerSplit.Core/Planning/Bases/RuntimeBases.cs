using System.Collections.Immutable;
using DockerSplit.Ecosystems;
using DockerSplit.Facts;
using DockerSplit.Knowledge;

namespace DockerSplit.Planning.Bases;

/// <summary>Chooses what the runtime stage may start from.</summary>
public static class RuntimeBases
{
    /// <summary>The image without any file.</summary>
    public const string Scratch = "scratch";

    /// <summary>A base that is not smaller than this part of the original's is not worth the change.</summary>
    private const int MostPercent = 95;

    /// <summary>Smaller images that may fit, the best first; empty when only the original's own base comes into question.</summary>
    internal static ImmutableArray<RuntimeVariant> Candidates(PlanDraft draft)
    {
        var options = draft.Options;
        if (options.RuntimeBase is "same" || draft.Lessons.Rung >= Rung.OriginalBase || draft.Analysis.Stage.Image is not { } image)
            return [];
        if (options.RuntimeBase is not ("auto" or "slim"))
            return [new(options.RuntimeBase, VariantContent.Unknown, "the user names it")];

        var variant = draft.Knowledge.Images.VariantOf(image);
        var candidates = draft.Image.IsSeen ? Seen(draft, variant) : ByName(draft, image, variant);
        var precise = variant is null ? null : ByResult(draft, variant);

        return
        [
            .. StandAlone
                .Candidates(draft, image)
                .Concat(precise is null ? candidates : [precise, variant])
                .OfType<RuntimeVariant>()
                .Where(candidate => candidate.Reference != image)
                .DistinctBy(candidate => candidate.Reference),
        ];
    }

    /// <summary>What was built, or the project itself, may tell what it needs; then the name of the image has less to say.</summary>
    private static RuntimeVariant? ByResult(PlanDraft draft, RuntimeVariant variant) =>
        EcosystemCatalog
            .Shipped.All.Select(ecosystem => ecosystem.VariantOf(variant, draft.Analysis, draft.Image))
            .FirstOrDefault(precise => precise is not null);

    /// <summary>By the text alone, only a name tells which system an image has: that of a variant, or a release in the tag of a toolchain's image.</summary>
    private static RuntimeVariant?[] ByName(PlanDraft draft, string image, RuntimeVariant? variant) =>
        IsToolchainOnly(draft)
            ? [variant is { Holds: VariantContent.Distribution } ? variant : null, draft.Knowledge.Images.PlainImageByTag(image), variant]
            : [variant];

    /// <summary>Whether the tables know what the original's base brings besides its distribution, and run time reaches none of it.</summary>
    public static bool IsToolchainOnly(PlanDraft draft) => !draft.Image.Facts.Base.Binaries.IsEmpty && !UsesMore(draft);

    /// <summary>What the base image brings besides packages, such as an interpreter, only a variant of it brings as well.</summary>
    private static bool UsesMore(PlanDraft draft) =>
        draft.Closure.Reached.Keys.Any(path => BringsItself(draft, path) && draft.Image.PackageOf(path) is null);

    private static RuntimeVariant?[] Seen(PlanDraft draft, RuntimeVariant? variant)
    {
        var facts = draft.Image.Facts;
        if (UsesMore(draft))
            return [variant];

        var plain = draft.Knowledge.Images.PlainImageOf(facts.Base.Distribution.Id, facts.Base.Distribution.Release);

        return [variant is { Holds: VariantContent.Distribution } ? variant : null, plain];
    }

    private static bool BringsItself(PlanDraft draft, string path) =>
        draft.Image.Facts.Base.Files.TryGetValue(path, out var file)
        && file.Kind == FileKind.Regular
        && draft.Knowledge.Paths.ClassOf(path) == PathClass.Other
        && draft.Image.Facts.Base.Binaries.ContainsKey(path);

    internal static BaseFit FitOf(PlanDraft draft, RuntimeVariant candidate, RuntimeImage image)
    {
        if (image.IsScratch)
            return new(true);

        var insisted = candidate.Holds == VariantContent.Unknown;
        var facts = draft.Image.Facts;
        if (image.IsForeign && facts.Config.Architecture != image.Config.Architecture)
            return new(false);
        if (!image.IsForeign && IsToldApart(draft, image) && Misfit(facts.Base, facts.Config, image.Content, image.Config) is { } misfit)
            return new(insisted, insisted ? $"{image.Reference} is at risk: {misfit}" : $"{image.Reference} does not fit: {misfit}");
        // Another name for the same system gains nothing.
        if (!insisted && draft.Image.IsSeen && image.Size * 100 > draft.OwnBase.Size * MostPercent)
            return new(false);

        if (!draft.Image.IsSeen && LackedOf(draft, image) is { } lacked)
            return new(insisted, $"{image.Reference} {(insisted ? "is at risk" : "does not serve")}: it has no {lacked}");

        var copied = draft.Image.Left.Select(file => file.Path).Where(draft.Closure.Reached.ContainsKey);

        return draft.Image.Misfits(copied, image.Content) is [var lacking, ..]
            ? new(insisted, $"{image.Reference} {(insisted ? "is at risk" : "does not serve")}: {lacking.From} needs {lacking.Detail}")
            : new(true);
    }

    /// <summary>A program of the original's base that run time reaches and the image is not known to have.</summary>
    private static string? LackedOf(PlanDraft draft, RuntimeImage image) =>
        draft.Closure.Reached.Keys.FirstOrDefault(path =>
            draft.Image.Facts.Base.Files.TryGetValue(path, out var file)
            && file.Kind == FileKind.Regular
            && draft.Image.Facts.Final.Files.GetValueOrDefault(path)?.Layer < draft.Image.Facts.BaseLayers
            && !image.Content.Files.ContainsKey(path)
        );

    /// <summary>By the text alone the release of an image is often not known; then the name of a variant is all there is, and says it fits.</summary>
    private static bool IsToldApart(PlanDraft draft, RuntimeImage image) =>
        draft.Image.IsSeen
        || (
            draft.Image.Facts.Base.Distribution is { Id.Length: > 0, Release.Length: > 0 }
            && image.Content.Distribution is { Id.Length: > 0, Release.Length: > 0 }
        );

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
