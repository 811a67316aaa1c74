using System.Collections.Immutable;
using DockerSplit.Knowledge;
using DockerSplit.Paths;
using DockerSplit.Planning.Bases;
using DockerSplit.Planning.Packages;
using DockerSplit.Planning.Paths;
using DockerSplit.Planning.Replays;
using DockerSplit.Planning.Rules;
using DockerSplit.Planning.Stages;
using DockerSplit.Semantics;

namespace DockerSplit.Planning;

/// <summary>The second half of a plan: the equation is solved for one runtime base, and its summands take the form of instructions.</summary>
public static class Planner
{
    /// <param name="runtime">The image that the runtime stage starts from; the original's own base, or one that serves.</param>
    public static SplitPlan Plan(PlanDraft draft, RuntimeImage runtime)
    {
        var stage = draft.Analysis.Stage;
        var equation = Equation.Solve(draft, runtime);
        var planner = new PackagePlanner(draft, runtime);
        var packages = planner.Plan(equation.Packages);
        var copies = CopyPlanner.Plan(draft, runtime.Content, equation.Copies);
        var solution = new Solution(draft, runtime, equation, packages, copies);
        var repositories = packages.Any(package => package.Install) ? new PackageRepositories(draft, runtime) : null;
        var stages = StagePlan.Of(solution);
        var unwanted = BuildVariables.Find(solution);

        return new()
        {
            Stage = stage,
            BuilderName = PlacementRules.BuilderName(stage),
            Placements = draft.Placements,
            Base = new(Reference(stage, runtime), stage.From.Platform, runtime.Evidence),
            Inherited = runtime.IsOriginalBase
                ? []
                : InheritedConfig.Plan(
                    stage,
                    draft.OwnBase.Config,
                    runtime.Config,
                    unwanted.ContainsKey,
                    name => draft.Knowledge.AddedVariable(name) is { Empty: true }
                ),
            BuildVariables = unwanted,
            AddedVariables =
            [
                .. AddedVariables.Find(draft.Image.Facts, runtime.Config).Where(pair => !pair.Value).Select(pair => pair.Key),
            ],
            Manager = planner.Manager,
            Packages = packages,
            SourceCopies = repositories?.Copies ?? [],
            Copies = copies,
            Drops = [.. Dropped(solution).Concat(Pruned(solution)).OrderBy(path => path.Path, StringComparer.Ordinal)],
            Replays = [.. repositories?.Edits ?? [], .. PackageUpgrades.Plan(draft, runtime), .. Replays(solution)],
            ExtraStages = stages.Stages,
            CopiesFrom = stages.CopiesFrom,
            Gathered = stages.Gathered,
            PackageList = stages.List,
            Expected = ExpectationOf.Plan(solution),
            Observed = draft.Image.IsSeen,
            EstimatedSize = draft.Image.IsSeen ? Estimate(solution) : null,
        };
    }

    /// <summary>The original's own words where it is the original's base.</summary>
    private static string Reference(Stage stage, RuntimeImage runtime) => runtime.IsOriginalBase ? stage.From.Image : runtime.Reference;

    /// <summary>Without a base there is nothing to run a command with.</summary>
    private static IEnumerable<Replay> Replays(Solution solution) =>
        solution.Runtime.IsScratch
            ? []
            : [.. ReplayPlanner.Plan(solution), .. solution.Draft.Options.GuardLibraries ? LibraryGuard.Plan(solution) : []];

    /// <summary>What the build left and run time does not get, one line for each reason and place.</summary>
    private static IEnumerable<PathDecision> Dropped(Solution solution) =>
        from judged in solution.Draft.Judged
        where judged.Fate == PathFate.Drop && CopyPlanner.IsContent(judged.File)
        where solution.Draft.Knowledge.Paths.ClassOf(judged.File.Path) is not (PathClass.PackageDatabase or PathClass.Accounts)
        where !solution.IsCopied(judged.File.Path) && judged.Why.Of != PathRules.Development
        group judged by (judged.Why.Rule, Place: PlaceOf(judged.File.Path, solution.Draft)) into dropped
        select new PathDecision(
            dropped.Key.Place,
            true,
            solution.Draft.Image.IsSeen ? dropped.Sum(judged => judged.File.Size) : null,
            [dropped.First().Why with { Subject = dropped.Key.Place }]
        );

    /// <summary>Dependencies for development, one line for each; a copy of what lies around them does not bring them.</summary>
    private static IEnumerable<PathDecision> Pruned(Solution solution) =>
        from judged in solution.Draft.Judged
        where judged.Why.Of == PathRules.Development && CopyPlanner.IsContent(judged.File)
        group judged by solution.Draft.Pruned.Leaves.CoverOf(judged.File.Path)! into dropped
        select new PathDecision(
            dropped.Key,
            true,
            dropped.Sum(judged => judged.File.Size),
            [dropped.First().Why with { Subject = dropped.Key }]
        );

    private static string PlaceOf(string path, PlanDraft draft) =>
        draft.Rules.Build.TreeOf(path)
        ?? draft.Knowledge.Paths.Find(path)?.Directories.FirstOrDefault(directory => ContainerPath.IsWithin(path, directory))
        ?? (ContainerPath.Parent(path) is not "/" and var parent ? parent : path);

    /// <summary>The runtime base, the packages with what they pull in, and the copies.</summary>
    private static long Estimate(Solution solution)
    {
        var packages = solution.Original.Packages.Packages;
        var installed = solution.Installed.Sum(name => packages.GetValueOrDefault(name)?.InstalledSize ?? 0);

        return solution.Runtime.Size + installed + solution.Copies.Sum(copy => copy.Size ?? 0);
    }
}
