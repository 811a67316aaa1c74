using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Images;
using DockerSplit.Images.Closures;
using DockerSplit.Knowledge;

namespace DockerSplit.Application.Inspecting;

/// <summary>An image with the closure of what it starts.</summary>
internal sealed class InspectedImage
{
    private readonly FileOwners _owners;

    private InspectedImage(string name, ImageFacts facts)
    {
        Name = name;
        Facts = facts;
        Closure = ClosureBuilder.Build(facts.Final, facts.Config, ClosureRoot.OfConfig(facts.Config));
        _owners = FileOwners.Of(facts.Final);
        Packages = Judge();
    }

    /// <summary>As the user named it.</summary>
    public string Name { get; }

    public ImageFacts Facts { get; }

    /// <summary>What the image's start command reaches.</summary>
    public Closure Closure { get; }

    /// <summary>All packages with their use, the largest first.</summary>
    public ImmutableArray<UsedPackage> Packages { get; }

    public static InspectedImage Of(string name, ImageFacts facts) => new(name, facts);

    /// <summary>The package that owns a path; null where none does.</summary>
    public string? PackageOf(string path) => _owners.PackageOf(path);

    /// <summary>The chain to a file, or to the first reached file of a package; null when the image has neither.</summary>
    public NeedChain? Why(string subject)
    {
        if (!subject.StartsWith('/'))
            return Facts.Final.Packages.Packages.ContainsKey(subject) ? Chain(subject, FirstOf(subject)) : null;

        return Facts.Final.Files.ContainsKey(subject) ? Chain(subject, subject) : null;
    }

    private NeedChain Chain(string subject, string? path) =>
        new(subject, path is null ? [] : Closure.Why(path), path is null ? null : Closure.NearMisses.GetValueOrDefault(path));

    /// <summary>The file of a package to which the shortest chain leads; null when none is reached.</summary>
    private string? FirstOf(string package) =>
        Closure.Reached.Keys.Where(path => _owners.PackageOf(path) == package).MinBy(path => Closure.Why(path).Length);

    /// <summary>What is reached is no build tool, whatever its name.</summary>
    private ImmutableArray<UsedPackage> Judge()
    {
        var reached = Closure.Reached.Keys.Select(_owners.PackageOf).OfType<string>().ToHashSet(StringComparer.Ordinal);

        return
        [
            .. Facts
                .Final.Packages.Packages.Values.Select(package => new UsedPackage(package, UseOf(package.Name, reached)))
                .OrderByDescending(used => used.Package.InstalledSize)
                .ThenBy(used => used.Package.Name, StringComparer.Ordinal),
        ];
    }

    private static PackageUse UseOf(string package, HashSet<string> reached) =>
        reached.Contains(package) ? PackageUse.Reached
        : KnowledgeBase.Shipped.Packages.BuildOnly(package) is not null ? PackageUse.BuildOnly
        : PackageUse.NotReached;
}

/// <summary>What a package is good for in an image.</summary>
internal enum PackageUse
{
    /// <summary>What the image starts reaches one of its files.</summary>
    Reached,

    /// <summary>It is known to be for building, and nothing reaches it.</summary>
    BuildOnly,

    /// <summary>Nothing reaches it, and nothing else is known of it.</summary>
    NotReached,
}

/// <summary>A package of an image and its use there.</summary>
internal sealed record UsedPackage(PackageFacts Package, PackageUse Use);

/// <summary>Why something is needed.</summary>
/// <param name="Chain">From what the image starts to the subject; empty when it is not reached.</param>
/// <param name="NearMiss">Weak evidence for a file that is not reached.</param>
internal sealed record NeedChain(string Subject, ImmutableArray<ClosureEdge> Chain, ClosureEdge? NearMiss);
