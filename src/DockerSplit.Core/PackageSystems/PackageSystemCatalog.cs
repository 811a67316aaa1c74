using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Facts;
using DockerSplit.References;

namespace DockerSplit.PackageSystems;

/// <summary>The package systems that are understood.</summary>
public static class PackageSystemCatalog
{
    public static ImmutableArray<PackageSystem> All { get; } =
    [new Apk.ApkSystem(), new Apt.AptSystem(), new Dnf.DnfSystem(), new Zypper.ZypperSystem(), new Pacman.PacmanSystem()];

    /// <summary>What is taken for an image of which nothing tells: what most images have.</summary>
    public static PackageSystem Usual => Of(PackageManager.Apt);

    public static PackageSystem Of(PackageManager kind) => All.First(system => system.Kind == kind);

    /// <summary>The system of a distribution, by its <c>ID</c> in os-release; null when none is known.</summary>
    public static PackageSystem? OfDistribution(string id) => All.FirstOrDefault(system => system.Distributions.Contains(id));

    /// <summary>The system that an image's database belongs to; two may share a database, and then the distribution tells.</summary>
    public static PackageSystem? OfImage(PackageDatabase packages, Distribution distribution) =>
        All.Where(system => system.Database == packages.Manager)
            .OrderByDescending(system => system.Distributions.Contains(distribution.Id))
            .FirstOrDefault()
        ?? OfDistribution(distribution.Id);

    /// <summary>The system of an image, as far as its name tells; null when it does not.</summary>
    public static PackageSystem? OfImage(string? reference)
    {
        if (reference is null || ImageReference.TryParse(reference) is not { } image)
            return null;

        var name = $"{image.Repository}:{image.EffectiveTag}";

        return All.FirstOrDefault(system => system.IsImage(name));
    }
}
