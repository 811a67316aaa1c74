using DockerSplit.Analysis;
using DockerSplit.PackageSystems;
using DockerSplit.Planning.Bases;
using DockerSplit.Planning.Rules;

namespace DockerSplit.Planning.Packages;

/// <summary>
/// The author's upgrades of what the base image brings, made again: the runtime stage starts from the packages as the base has them, which may
/// lack what the original was upgraded for.
/// </summary>
internal static class PackageUpgrades
{
    public static IEnumerable<Replay> Plan(PlanDraft draft, RuntimeImage runtime)
    {
        var system = PackageSystemCatalog.OfImage(runtime.Content.Packages, runtime.Content.Distribution);
        if (system is null || !runtime.TakesPackages || (draft.Image.IsSeen && !IsOlder(draft, runtime)))
            return [];

        return from step in draft.Analysis.Steps
            where step.Condition == StepCondition.Always
            from effect in step.Effects.OfType<UpgradePackages>()
            where effect.Manager == system.Kind
            select new Replay(
                ReplayMoment.WithPackages,
                system.Upgrade(step.Name, effect.IsFull),
                PackageRules.UpgradedByAuthor.Because("the author upgrades what the base image brings", step.Span)
            );
    }

    /// <summary>Whether the runtime base has a package in another version than the original ended with.</summary>
    private static bool IsOlder(PlanDraft draft, RuntimeImage runtime)
    {
        var original = draft.Image.Facts.Final.Packages.Packages;

        return runtime.Content.Packages.Packages.Values.Any(package =>
            original.GetValueOrDefault(package.Name) is { } own && own.Version != package.Version
        );
    }
}
