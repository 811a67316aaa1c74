using DockerSplit.Analysis;
using DockerSplit.Facts;
using DockerSplit.PackageSystems;
using DockerSplit.Paths;
using DockerSplit.Planning.Rules;

namespace DockerSplit.Planning.Replays;

/// <summary>Finds caches that are written anew from what was copied: the loader's, the trust store.</summary>
internal sealed class CacheReplays(Solution solution)
{
    /// <summary>What the loader's cache of the original lists.</summary>
    private readonly HashSet<string> _listed =
    [
        .. solution.Original.Meanings.Values.Where(meaning => meaning.Kind == MeaningKind.Libraries).SelectMany(meaning => meaning.Items),
    ];

    private IEnumerable<Effect> Effects => solution.Draft.Analysis.Steps.SelectMany(step => step.Effects);

    public IEnumerable<Replay> Plan()
    {
        if (HasLoaderCache && BringsLibraries)
            yield return new(
                ReplayMoment.AfterCopies,
                "ldconfig",
                ReplayRules.LinkerCache.Because("the loader finds the copied libraries by its cache")
            );
        if (IsStoreMadeAnew && BringsCertificates && HasStore)
            yield return new(
                ReplayMoment.AfterCopies,
                "update-ca-certificates",
                ReplayRules.TrustStore.Because("the author's own certificates are trusted")
            );
    }

    private bool HasLoaderCache =>
        PackageSystemCatalog.OfImage(solution.Available.Packages, solution.Available.Distribution) is null or { HasLoaderCache: true };

    private bool BringsCertificates => solution.Equation.Copies.Keys.Any(TrustStore.IsCertificate);

    private bool HasStore => solution.HasPackage(TrustStore.Package) || solution.Installed.Contains(TrustStore.Package);

    /// <summary>Whether the store of the original holds them: the build made it anew, or its base brought both.</summary>
    private bool IsStoreMadeAnew =>
        Effects.Any(effect => effect is UpdateTrustStore)
        || solution.Equation.Copies.Keys.Any(path =>
            TrustStore.IsCertificate(path) && solution.Original.Files[path].Layer < solution.Facts.BaseLayers
        );

    private bool BringsLibraries =>
        solution.Copies.Any(copy => copy.Path.StartsWith("/etc/ld.so.conf", StringComparison.Ordinal))
        || (solution.Draft.Image.IsSeen ? solution.Equation.Copies.Keys.Any(IsLibrary) : solution.Copies.Any(MayHoldLibrary));

    /// <summary>A library with a name of its own, or any that the original's cache lists: without it the loader finds it no more by its file's name.</summary>
    private bool IsLibrary(string path) =>
        solution.Original.LibraryPath.Contains(ContainerPath.Parent(path))
        && (solution.Original.Binaries.GetValueOrDefault(path) is ElfFacts { Soname: not null } || _listed.Contains(path))
        && solution.IsCopied(path);

    /// <summary>By the text alone: what is copied lies where the loader looks, or is a tree around such a place.</summary>
    private static bool MayHoldLibrary(PathDecision copy) =>
        LoaderDirectories.Customary.Any(directory =>
            ContainerPath.Parent(copy.Path) == directory
            || copy.Path == directory
            || (copy.IsDirectory && ContainerPath.IsWithin(directory, copy.Path))
        );
}
