using System.Collections.Immutable;
using DockerSplit.Semantics;

namespace DockerSplit.Planning.Stages;

/// <summary>The stages between builder and runtime, and what the runtime stage takes from them.</summary>
/// <param name="CopiesFrom">The stage that files are copied from.</param>
/// <param name="Gathered">Where all files are gathered; null where they are copied one by one.</param>
/// <param name="List">Where the packages to install are listed; null where they are named.</param>
internal sealed record StagePlan(ImmutableArray<ExtraStage> Stages, string CopiesFrom, GatheredFiles? Gathered, PackageList? List)
{
    public static StagePlan Of(Solution solution)
    {
        var options = solution.Draft.Options;
        var builder = PlacementRules.BuilderName(solution.Draft.Analysis.Stage);
        var pruned = PrunePlanner.Plan(builder, solution);
        var settled = pruned?.Name ?? builder;
        var stripped = options.Strip ? StripPlanner.Plan(settled, solution) : null;
        var source = stripped?.Name ?? settled;
        if (solution.Runtime.IsScratch)
        {
            var gathered = GatherPlanner.Plan(source, solution);

            return new(
                [.. new[] { pruned, stripped, gathered }.OfType<ExtraStage>()],
                source,
                new(gathered.Name, GatherPlanner.Directory),
                null
            );
        }

        var resolved =
            solution.Runtime.TakesPackages && (options.ResolveAtBuild || ResolvePlanner.IsNeeded(solution))
                ? ResolvePlanner.Plan(settled, solution)
                : null;

        return new([.. new[] { pruned, stripped, resolved?.Stage }.OfType<ExtraStage>()], source, null, resolved?.List);
    }

    /// <summary>A name for a stage, or another one where the author's builder has it.</summary>
    public static string NameOf(Solution solution, string name, string other) =>
        PlacementRules.BuilderName(solution.Draft.Analysis.Stage) == name ? other : name;

    /// <summary>The instruction that a stage needs to change what belongs to root; none where the stage that it starts from runs as root.</summary>
    public static IEnumerable<string> AsRoot(Stage stage) => stage.Final.User is null ? [] : ["USER root"];
}
