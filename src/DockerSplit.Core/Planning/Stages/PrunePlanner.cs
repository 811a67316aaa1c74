using System.Collections.Immutable;
using DockerSplit.Ecosystems;
using DockerSplit.Paths;
using DockerSplit.Planning.Rules;

namespace DockerSplit.Planning.Stages;

/// <summary>Plans the stage that takes dependencies for development out, which leaves the builder stage as it was.</summary>
internal static class PrunePlanner
{
    /// <param name="builder">The stage that has the projects.</param>
    /// <returns>Null where no project loses any that is copied.</returns>
    public static ExtraStage? Plan(string builder, Solution solution)
    {
        var copied = solution.Draft.Pruned.Taken.Where(pruning => IsCopied(pruning, solution)).ToImmutableArray();
        if (copied.IsEmpty)
            return null;

        return new(
            StagePlan.NameOf(solution, "pruned", "production"),
            builder,
            [.. User(copied, solution), .. copied.SelectMany(Instructions)],
            StageRules.Prune.Because("without the dependencies that are for development alone; the builder stage keeps them")
        );
    }

    private static bool IsCopied(Pruning pruning, Solution solution) =>
        solution.Copies.Any(copy => ContainerPath.IsWithin(copy.Path, pruning.Place) || ContainerPath.IsWithin(pruning.Place, copy.Path));

    private static IEnumerable<string> Instructions(Pruning pruning) => [$"WORKDIR {pruning.Project}", ExtraStage.Run(pruning.Commands)];

    /// <summary>What the tools write anew belongs to whom it belonged before.</summary>
    private static IEnumerable<string> User(ImmutableArray<Pruning> prunings, Solution solution)
    {
        var owner = solution.Original.Files.GetValueOrDefault(prunings[0].Place);
        if (owner is null or { UserId: 0 })
            return StagePlan.AsRoot(solution.Draft.Analysis.Stage);

        var name = solution.Original.Users.FirstOrDefault(user => user.Id == owner.UserId)?.Name;

        return name is null || name == solution.Draft.Analysis.Stage.Final.User ? [] : [$"USER {name}"];
    }
}
