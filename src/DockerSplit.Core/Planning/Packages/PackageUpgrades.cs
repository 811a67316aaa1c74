using DockerSplit.Analysis;
using DockerSplit.PackageSystems;
using DockerSplit.Planning.Bases;
using DockerSplit.Planning.Rules;
using DockerSplit.Text;

namespace DockerSplit.Planning.Packages;

/// <summary>
/// The author's upgrades of what the base image brings, made again: the runtime stage starts from the packages as the base has them, which may
/// lack what the original was upgraded for.
/// </summary>
internal static class PackageUpgrades
{
    public static IEnumerable<Replay> Plan(PlanDraft draft, RuntimeImage runtime)
    {
        if (SystemOf(runtime) is not { } system)
            return [];

        return from step in draft.Analysis.Steps
            where step.Condition == StepCondition.Always || HasUpgraded(draft)
            from effect in step.Effects.OfType<UpgradePackages>()
            where effect.Manager == system.Kind
            let names = Names(effect, draft).Where(name => !draft.Image.IsSeen || IsOlder(name, draft, runtime)).ToList()
            where names.Count > 0 || (effect.IsOfAll && (!draft.Image.IsSeen || IsOlder(draft, runtime)))
            select new Replay(
                ReplayMoment.WithPackages,
                system.Upgrade(step.Name, effect.IsFull, names),
                PackageRules.UpgradedByAuthor.Because(
                    names.Count > 0
                        ? "the author upgrades them beyond what the base image brings"
                        : "the author upgrades what the base image brings",
                    step.Span
                )
            );
    }

    /// <summary>Upgrades of which the text does not tell whether or of what they are.</summary>
    /// <returns>Where each stands, and what is not known.</returns>
    public static IEnumerable<(TextSpan Span, string Reason)> Doubts(PlanDraft draft, RuntimeImage runtime)
    {
        if (SystemOf(runtime) is not { } system)
            yield break;

        foreach (var step in draft.Analysis.Steps)
        {
            foreach (var effect in step.Effects.OfType<UpgradePackages>().Where(effect => effect.Manager == system.Kind))
            {
                if (step.Condition != StepCondition.Always)
                    yield return (step.Span, "packages of the base are upgraded under a condition");
                foreach (var unknown in effect.Unknown)
                    yield return (unknown.Span, $"{unknown.Text} is upgraded, and {unknown.Reason}");
                if (!runtime.IsOriginalBase)
                    foreach (var request in effect.Packages.Where(request => IsOfBase(request.Name, draft) && !Has(runtime, request.Name)))
                        yield return (request.Span, $"{request.Name} is upgraded, and whether {runtime.Reference} has it is not known");
            }
        }
    }

    /// <summary>Whether it was seen that the build left a package of the base in another version, so that what has a condition did run.</summary>
    private static bool HasUpgraded(PlanDraft draft) =>
        draft.Image.IsSeen
        && draft.Image.Facts.Base.Packages.Packages.Values.Any(package =>
            draft.Image.Facts.Final.Packages.Packages.GetValueOrDefault(package.Name) is { } own && own.Version != package.Version
        );

    private static PackageSystem? SystemOf(RuntimeImage runtime) =>
        runtime.TakesPackages ? PackageSystemCatalog.OfImage(runtime.Content.Packages, runtime.Content.Distribution) : null;

    /// <summary>The named packages that the base brings. What the author installs himself comes in its newest version anyway.</summary>
    private static IEnumerable<string> Names(UpgradePackages effect, PlanDraft draft) =>
        effect.Packages.Select(request => request.Name).Where(name => IsOfBase(name, draft));

    private static bool IsOfBase(string name, PlanDraft draft) => !draft.Requested.Any(package => package.Name == name);

    private static bool Has(RuntimeImage runtime, string name) => runtime.Content.Packages.Packages.ContainsKey(name);

    /// <summary>Whether the runtime base has a package in another version than the original ended with.</summary>
    private static bool IsOlder(PlanDraft draft, RuntimeImage runtime) =>
        runtime.Content.Packages.Packages.Keys.Any(name => IsOlder(name, draft, runtime));

    private static bool IsOlder(string name, PlanDraft draft, RuntimeImage runtime) =>
        runtime.Content.Packages.Packages.GetValueOrDefault(name) is { } there
        && draft.Image.Facts.Final.Packages.Packages.GetValueOrDefault(name) is { } own
        && own.Version != there.Version;
}
