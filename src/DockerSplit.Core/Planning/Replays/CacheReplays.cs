using DockerSplit.Analysis;
using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Planning.Replays;

/// <summary>Finds caches that are written anew from what was copied: the loader's, the trust store.</summary>
internal sealed class CacheReplays(Solution solution)
{
    public IEnumerable<Replay> Plan()
    {
        if (solution.Available.Distribution.Id != "alpine" && solution.Copies.Any(HoldsLibrary))
            yield return new(
                ReplayMoment.AfterCopies,
                "ldconfig",
                new("linker-cache", "the loader finds the copied libraries by its cache")
            );
        if (
            solution.Draft.Analysis.Steps.SelectMany(step => step.Effects).Any(effect => effect is UpdateTrustStore)
            && solution.Equation.Copies.Keys.Any(path => path.StartsWith("/usr/local/share/ca-certificates/", StringComparison.Ordinal))
            && solution.HasPackage("ca-certificates")
        )
            yield return new(
                ReplayMoment.AfterCopies,
                "update-ca-certificates",
                new("trust-store", "the author's own certificates are trusted")
            );
    }

    private bool HoldsLibrary(PathDecision copy) =>
        copy.Path.StartsWith("/etc/ld.so.conf", StringComparison.Ordinal)
        || solution.Equation.Copies.Keys.Any(path =>
            ContainerPath.IsWithin(path, copy.Path)
            && solution.Original.LibraryPath.Contains(ContainerPath.Parent(path))
            && solution.Original.Binaries.GetValueOrDefault(path) is ElfFacts { Soname: not null }
        );
}
