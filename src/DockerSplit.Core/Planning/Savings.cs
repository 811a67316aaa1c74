using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Diagnostics;
using DockerSplit.Knowledge;
using DockerSplit.Paths;
using DockerSplit.Planning.Rules;

namespace DockerSplit.Planning;

/// <summary>
/// What a split by the text alone saves of what the original still has at its end. What the author removes himself is no saving, and
/// neither are caches of packages, which one more word in the same RUN would remove; what a language's package manager keeps of its downloads
/// is, since it is as large as what it installs.
/// </summary>
internal static class Savings
{
    private static readonly ImmutableArray<EvidenceRule> TellingRules = [PathRules.BuildTree, PathRules.Archive, PathRules.BuildTool];

    /// <summary>The refusal where nothing would be gained, with the true reason; null where something is.</summary>
    public static NothingToSplit? Refuse(PlanDraft draft, SplitPlan plan)
    {
        if (plan.Copies.IsEmpty && !plan.Installs.Any() && !plan.Replays.Any(replay => replay.Moment == ReplayMoment.AfterCopies))
            return new("the build leaves nothing behind that run time could need", []) { IsGuess = true };
        if (
            HasSmallerBase(draft, plan)
            || plan.Packages.Any(package => IsSaved(draft, package) || IsLeftInALayer(draft, package))
            || plan.ExtraStages.Any(stage => stage.Evidence.Of == StageRules.Prune)
            || plan.Drops.Any(dropped => IsTelling(draft, dropped))
        )
            return null;

        return new(
            plan.Packages.Any(package => package.Role == PackageRole.BuildOnly)
                ? "the author already removes what only the build needs"
                : "nothing in the image is only for building",
            []
        )
        {
            IsGuess = true,
        };
    }

    private static bool HasSmallerBase(PlanDraft draft, SplitPlan plan) => plan.Base.Reference != draft.Analysis.Stage.From.Image;

    /// <summary>Whether a package stands at the original's end and not in the runtime stage.</summary>
    private static bool IsSaved(PlanDraft draft, PackageDecision package) =>
        package is { Role: PackageRole.BuildOnly, Install: false }
        && draft.Image.Facts.Final.Packages.Packages.ContainsKey(package.Name)
        && !draft.OwnBase.Content.Packages.Packages.ContainsKey(package.Name);

    /// <summary>Whether a package is removed by a later instruction than the one that installs it: its bytes stay in the image.</summary>
    private static bool IsLeftInALayer(PlanDraft draft, PackageDecision package)
    {
        if (package is not { Role: PackageRole.BuildOnly, Install: false })
            return false;

        var installed = InstructionsWith<InstallPackages>(draft, install => Names(install, package.Name));
        // A virtual group is removed by its own name.
        var groups = draft
            .Analysis.Steps.SelectMany(step => step.Effects)
            .OfType<InstallPackages>()
            .Where(install => Names(install, package.Name))
            .Select(install => install.VirtualName)
            .ToHashSet(StringComparer.Ordinal);
        var removed = InstructionsWith<RemovePackages>(
            draft,
            remove => remove.Packages.Any(request => request.Name == package.Name || groups.Contains(request.Name))
        );

        return installed.Except(removed).Any(install => removed.Any(removal => removal > install));
    }

    private static HashSet<int> InstructionsWith<T>(PlanDraft draft, Func<T, bool> isMeant)
        where T : Effect => [.. draft.Analysis.Steps.Where(step => step.Effects.OfType<T>().Any(isMeant)).Select(step => step.Instruction)];

    private static bool Names(InstallPackages install, string package) => install.Packages.Any(request => request.Name == package);

    /// <summary>Whether more is left out than single files that the author copies or writes himself, such as his sources.</summary>
    private static bool IsTelling(PlanDraft draft, PathDecision dropped) =>
        dropped.Evidence[0].Of is { } rule
        && (TellingRules.Contains(rule) || (IsOfBuilding(draft, dropped.Path, rule) && HoldsUnknown(draft, dropped.Path)));

    private static bool IsOfBuilding(PlanDraft draft, string path, EvidenceRule rule) =>
        rule == PathRules.BuildOutput
        || rule == PathRules.SourceCode
        || (
            rule == PathRules.Place
            && draft.Knowledge.Paths.Find(path) is { } row
            && (row.Class is PathClass.Source or PathClass.Development || IsOfLanguage(draft, row))
        );

    /// <summary>Whether it is what a language's package manager keeps; the logs and keys of others are small.</summary>
    private static bool IsOfLanguage(PlanDraft draft, PathRow row) =>
        row.Class == PathClass.PackageCache && draft.Knowledge.Ecosystems.Any(ecosystem => ecosystem.Paths.Contains(row));

    /// <summary>Whether something lies there that tools made, unpacked or fetched.</summary>
    private static bool HoldsUnknown(PlanDraft draft, string place) =>
        draft.Judged.Any(judged =>
            judged.File.IsOpaque && (ContainerPath.IsWithin(judged.File.Path, place) || ContainerPath.IsWithin(place, judged.File.Path))
        );
}
