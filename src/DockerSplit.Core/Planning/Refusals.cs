using DockerSplit.Analysis;
using DockerSplit.Diagnostics;
using DockerSplit.Knowledge;
using DockerSplit.Planning.Bases;
using DockerSplit.Semantics;

namespace DockerSplit.Planning;

/// <summary>Says where a split gains nothing: an honest answer is a result, too.</summary>
internal static class Refusals
{
    public static NothingToSplit? ByText(StageAnalysis analysis)
    {
        if (analysis.Stage.From.Image.Equals(RuntimeBases.Scratch, StringComparison.OrdinalIgnoreCase))
            return new("the image starts from scratch and holds nothing but what is copied into it", []);

        var effects = analysis.Steps.SelectMany(step => step.Effects).ToList();
        var builds = effects.Exists(effect => effect is Compile or ConfigureBuild or InstallArtifacts);
        var installsBuildPackages = effects.OfType<InstallPackages>().SelectMany(install => install.Packages).Any(IsForBuilding);
        var startsLarge = analysis.Stage.Image is { } image && RuntimeBaseKnowledge.VariantOf(image) is { Holds: VariantContent.Language };

        return builds || installsBuildPackages || (startsLarge && effects.Count > 0)
            ? null
            : new("no package that is only for building is installed, and nothing is compiled", []);
    }

    private static bool IsForBuilding(PackageRequest package) =>
        PackageKnowledge.BuildOnly(package.Name) is { Purpose: PackagePurpose.Compiler or PackagePurpose.BuildSystem or PackagePurpose.Headers };

    /// <summary>The refusal that a finished plan shows.</summary>
    /// <param name="leastPercent">The part of the image that a split must save, where sizes are known.</param>
    public static NothingToSplit? ByPlan(SplitPlan plan, Observation? seen, int leastPercent)
    {
        if (seen is null && OnlyCopiesPackages(plan))
            return new("the author already removes what only the build needs", []) { IsGuess = true };
        if (seen is null)
            return plan.Copies.Any() || plan.Replays.Any(replay => replay.Moment == ReplayMoment.AfterCopies)
                ? null
                : new("the build leaves nothing behind that run time could need", []) { IsGuess = true };

        return plan.EstimatedSize is { } size && (seen.Facts.Size - size) * 100 < seen.Facts.Size * leastPercent
            ? new($"the image would be about as large as it is: {seen.Facts.Size / 1_000_000} MB, and {size / 1_000_000} MB split", [])
            : null;
    }

    /// <summary>Packages of a language, copied onto the same image, and nothing left behind but what the author removed himself.</summary>
    private static bool OnlyCopiesPackages(SplitPlan plan) =>
        plan.Base.Evidence.Rule == "same-base"
        && plan.Copies.Any()
        && plan.Copies.All(copy => copy.Evidence[0].Rule == "language-packages")
        && plan.Packages.All(package =>
            package.Role == PackageRole.Runtime || package.Evidence[0].Rule is "virtual-group-deleted" or "removed-by-author"
        );
}
