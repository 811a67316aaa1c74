using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Diagnostics;
using DockerSplit.Ecosystems;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Paths;
using DockerSplit.Planning.Bases;
using DockerSplit.Planning.Needs;
using DockerSplit.Planning.Packages;
using DockerSplit.Planning.Paths;
using DockerSplit.Planning.Replays;
using DockerSplit.Planning.Stages;
using DockerSplit.Semantics;

namespace DockerSplit.Planning;

/// <summary>Plans by what was seen of the built original and of the runtime base.</summary>
internal static class ObservedPlanner
{
    public static SplitPlan Plan(StageAnalysis analysis, Observation seen, SplitOptions options, Lessons lessons)
    {
        var stage = analysis.Stage;
        var placements = PlacementRules.Place(stage, options.Overrides.BuildVariables);
        var rules = new ArtifactRules(analysis, seen.Facts.Config, seen.Programs, options, lessons.Rung);
        var requested = new RequestedPackages(analysis, PlacementRules.RuntimeText(placements), options.Overrides).Find();
        var packaging = new ObservedPackages(requested, seen, lessons, options.Overrides);
        var equation = Equation.Solve(seen, analysis, rules, packaging.Wanted());
        var packages = packaging.Plan(equation.Packages);
        var copies = CopyPlanner.Plan(seen, equation.Copies);
        var sources = packages.Any(package => package.Install) ? new PackageSources(analysis, seen) : null;
        var builder = PlacementRules.BuilderName(stage);
        var unwanted = BuildVariables.Find(seen, options.Overrides);
        var isScratch = seen.Runtime.IsScratch;
        var replays = isScratch ? [] : new ObservedReplays(analysis, seen, equation, copies, lessons).Plan();

        return new()
        {
            Stage = stage,
            BuilderName = builder,
            Placements = placements,
            Base = new(Reference(stage, seen.Runtime), stage.From.Platform, seen.Runtime.Evidence),
            Inherited = seen.Runtime.IsOriginalBase ? [] : InheritedConfig.Plan(stage, seen.OriginalBase.Config, seen.Runtime.Config, unwanted.ContainsKey),
            BuildVariables = unwanted,
            Packages = packages,
            SourceCopies = sources?.Copies ?? [],
            Paths = [.. copies.Concat(Dropped(seen, rules, copies)).OrderBy(path => path.Path, StringComparer.Ordinal)],
            Replays = [.. sources?.Edits ?? [], .. replays, .. options.GuardLibraries && !isScratch ? LibraryGuard.Plan(seen, copies) : []],
            Resolve = options.ResolveAtBuild && !isScratch ? ResolvePlanner.Plan(builder, seen, packages, copies) : null,
            Root = isScratch ? RootPlanner.Plan(builder, seen, equation) : null,
            Strip = options.Strip ? StripPlanner.Plan(builder, packages, copies, seen) : null,
            Observed = true,
            EstimatedSize = Estimate(seen, packages, copies),
        };
    }

    /// <summary>The original's own words where it is the original's base.</summary>
    private static string Reference(Semantics.Stage stage, RuntimeImage runtime) =>
        runtime.IsOriginalBase ? stage.From.Image : runtime.Reference;

    /// <summary>What the build left and run time does not get, one line for each reason and place.</summary>
    private static IEnumerable<PathDecision> Dropped(Observation seen, ArtifactRules rules, ImmutableArray<PathDecision> copies) =>
        from file in seen.Unowned
        where file.Kind != FileKind.Directory && PathKnowledge.ClassOf(file.Path) is not (PathClass.PackageDatabase or PathClass.Accounts)
        where !copies.Any(copy => ContainerPath.IsWithin(file.Path, copy.Path))
        let judged = rules.Judge(file.Path)
        where judged.Verdict == PathVerdict.Drop
        group (file, judged.Evidence) by (judged.Evidence.Rule, Place: PlaceOf(file.Path, rules)) into dropped
        select new PathDecision(
            dropped.Key.Place,
            PathVerdict.Drop,
            true,
            dropped.Sum(pair => pair.file.Size),
            [dropped.First().Evidence with { Subject = dropped.Key.Place }]
        );

    private static string PlaceOf(string path, ArtifactRules rules) =>
        rules.Build.TreeOf(path)
        ?? PathKnowledge.Find(path)?.Directories.FirstOrDefault(directory => ContainerPath.IsWithin(path, directory))
        ?? ContainerPath.Parent(path);

    /// <summary>The runtime base, the packages with what they pull in, and the copies.</summary>
    private static long Estimate(Observation seen, ImmutableArray<PackageDecision> packages, ImmutableArray<PathDecision> copies)
    {
        var graph = new PackageGraph(seen.Facts.Final.Packages);
        var there = seen.Runtime.Content.Packages.Packages;
        var installed = packages
            .Where(package => package.Install)
            .SelectMany(package => graph.Implied(package.Name).Append(package.Name))
            .Distinct(StringComparer.Ordinal)
            .Where(name => !there.ContainsKey(name))
            .Sum(name => seen.Facts.Final.Packages.Packages.GetValueOrDefault(name)?.InstalledSize ?? 0);

        return seen.Runtime.Size + installed + copies.Sum(copy => copy.Size ?? 0);
    }
}
