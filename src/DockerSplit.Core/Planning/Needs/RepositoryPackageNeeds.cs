using DockerSplit.Analysis;
using DockerSplit.PackageSystems;
using DockerSplit.Planning.Rules;

namespace DockerSplit.Planning.Needs;

/// <summary>Packages that bring the repositories from which a later command installs what run time needs.</summary>
internal static class RepositoryPackageNeeds
{
    public static IEnumerable<Need> Of(PlanDraft draft)
    {
        var stays = draft
            .Requested.Where(package => package.BuildOnly is null)
            .Select(package => package.Name)
            .ToHashSet(StringComparer.Ordinal);
        var installs = draft.Analysis.Steps.SelectMany(step => step.Effects).OfType<InstallPackages>().ToList();
        for (var at = 0; at < installs.Count; at++)
        {
            var system = PackageSystemCatalog.Of(installs[at].Manager);
            foreach (var package in installs[at].Packages.Where(package => system.BringsRepositories(package.Name)))
            {
                if (installs.Skip(at + 1).SelectMany(later => later.Packages).Any(later => stays.Contains(later.Name)))
                    yield return new PackageNeed(
                        package.Name,
                        PathRules.PackageRepositories.Because(
                            "the runtime stage installs from the repositories that it brings",
                            package.Span,
                            package.Name
                        )
                    );
            }
        }
    }
}
