using System.Collections.Immutable;
using DockerSplit.References;
using DockerSplit.Text;

namespace DockerSplit.Knowledge;

/// <summary>What the names of images tell, and which smaller images fit behind a larger one.</summary>
/// <param name="bases">Families of base images; the first that fits counts.</param>
/// <param name="runtimes">Rules for runtime and slim variants; the first that fits counts.</param>
/// <param name="plain">The plain images of releases.</param>
public sealed class ImageTable(
    ImmutableArray<BaseImageRow> bases,
    ImmutableArray<RuntimeImageRow> runtimes,
    ImmutableArray<DistributionBaseRow> plain
)
{
    /// <summary>Small images behind those of toolchains whose programs may stand alone, the best first.</summary>
    public ImmutableArray<RuntimeImageRow> StandAlone { get; init; } = [];

    internal static DataFile<BaseImageRow[]> Bases { get; } = new("Knowledge/release-packages.json", KnowledgeReader.BaseImageRowArray);

    internal static DataFile<RuntimeImageRow[]> General { get; } =
        new("Knowledge/runtime-images.json", KnowledgeReader.RuntimeImageRowArray);

    internal static DataFile<DistributionBaseRow[]> Plain { get; } =
        new("Knowledge/distribution-bases.json", KnowledgeReader.DistributionBaseRowArray);

    /// <summary>Images of languages whose release is settled though their tags do not name it.</summary>
    public ImmutableArray<ReleaseRow> Releases { get; init; } = [];

    /// <summary>The first row whose pattern fits the image reference, registries and mirrors left away; null when none does.</summary>
    public BaseImageRow? Find(string? reference)
    {
        if (reference is null || ImageReference.TryParse(reference) is not { } image)
            return null;
        var name = $"{image.Family}:{image.EffectiveTag}";

        return bases.FirstOrDefault(row => row.Images.Any(known => TextPattern.IsMatch(name, known.Pattern)));
    }

    /// <summary>The runtime or slim variant that the image's name tells; null when no row knows one.</summary>
    public RuntimeVariant? VariantOf(string reference) =>
        ImageReference.TryParse(reference) is { } image
            ? runtimes.Select(row => row.VariantOf(reference, image)).FirstOrDefault(variant => variant is not null)
            : null;

    /// <summary>Small images of whatever distribution for programs of an image's toolchain that need nothing but themselves.</summary>
    public IEnumerable<RuntimeVariant> StandAloneOf(string reference) =>
        ImageReference.TryParse(reference) is { } image
            ? StandAlone.Select(row => row.VariantOf(reference, image)).OfType<RuntimeVariant>()
            : [];

    /// <summary>
    /// The codename, or the version where there are none, of the release that an image stands on; null where its name does not tell, as of
    /// a tag that moves from one release to the next.
    /// </summary>
    public string? ReleaseOf(string? reference)
    {
        if (reference is null || ImageReference.TryParse(reference) is not { } image)
            return null;

        return Find(reference)?.Release
            ?? image
                .EffectiveTag.Split('-')
                .Select(part => CodenameOf(Named(part) ?? Numbered(image, part)))
                .FirstOrDefault(name => name is not null)
            ?? Settled(image);
    }

    /// <summary>The plain image of a release of a distribution, as os-release names both; null when no row knows it.</summary>
    public RuntimeVariant? PlainImageOf(string distribution, string release) =>
        RowOf(distribution, release) is { } row
            ? new(row.Image.Replace("{release}", Branch(release), StringComparison.Ordinal), VariantContent.Distribution, row.Why)
            : null;

    /// <summary>
    /// The plain image of the release that a part of the tag names, as <c>bookworm</c> does in <c>1.22-bookworm</c>, or that the whole tag is
    /// known to stand on; null when none does.
    /// </summary>
    public RuntimeVariant? PlainImageByTag(string reference)
    {
        if (ImageReference.TryParse(reference) is not { } image)
            return null;

        return image.EffectiveTag.Split('-').Select(PlainImageNamed).FirstOrDefault(variant => variant is not null)
            ?? (Settled(image) is { } codename ? PlainImageNamed(codename) : null);
    }

    private RuntimeVariant? PlainImageNamed(string part) =>
        Named(part) is var (distribution, release) ? PlainImageOf(distribution, release) : null;

    private string? Settled(ImageReference image) => Releases.FirstOrDefault(row => row.Holds(image))?.Codename;

    /// <summary>The release that a part of a tag names: by a codename, or by a distribution with a version behind it.</summary>
    private (string Distribution, string Release)? Named(string part)
    {
        if (plain.FirstOrDefault(row => row.Codename.Length > 0 && row.Codename == part) is { } named)
            return (named.Distribution, named.Release);

        return
            plain.FirstOrDefault(row =>
                part.StartsWith(row.Distribution, StringComparison.Ordinal) && part.Contains('.', StringComparison.Ordinal)
            )
                is { } numbered
            ? (numbered.Distribution, part[numbered.Distribution.Length..])
            : null;
    }

    /// <summary>The release that a version tells in the tag of a distribution's own image.</summary>
    private (string Distribution, string Release)? Numbered(ImageReference image, string part) =>
        RowOf(image.Family, part) is not null ? (image.Family, part) : null;

    /// <summary>A version of which only the first part is told moves on, but where that part is the release.</summary>
    private string? CodenameOf((string Distribution, string Release)? named) =>
        named is not var (distribution, release) || RowOf(distribution, release) is not { } row ? null
        : row.Codename.Length > 0 ? row.Codename
        : release.Contains('.', StringComparison.Ordinal) ? Branch(release)
        : null;

    private DistributionBaseRow? RowOf(string distribution, string release) =>
        plain.FirstOrDefault(row =>
            row.Distribution == distribution && (release == row.Release || release.StartsWith(row.Release + ".", StringComparison.Ordinal))
        );

    private static string Branch(string release) => string.Join('.', release.Split('.').Take(2));
}

/// <summary>A family of base images.</summary>
/// <param name="Images">Patterns of <c>name:tag</c>.</param>
/// <param name="Distribution">The <c>ID</c> of os-release.</param>
/// <param name="Packages">Packages that it brings and that others often ask for.</param>
public sealed record BaseImageRow(ImmutableArray<KnownPattern> Images, string Distribution, ImmutableArray<string> Packages, string Why)
{
    /// <summary>The codename or version, where the name tells it.</summary>
    public string? Release { get; init; }
}

/// <summary>The plain image of a release.</summary>
public sealed record DistributionBaseRow(string Distribution, string Release, string Codename, string Image, string Why);
