using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Diagnostics;
using DockerSplit.Ecosystems;
using DockerSplit.Facts;
using DockerSplit.Paths;
using DockerSplit.Planning.Rules;

namespace DockerSplit.Planning.Paths;

/// <summary>The dependencies for development that a stage of the plan takes out, and those that stay.</summary>
internal sealed class PrunedDependencies
{
    private PrunedDependencies(ImmutableArray<Pruning> taken, ImmutableArray<Pruning> kept)
    {
        (Taken, Kept) = (taken, kept);
        Leaves = PathSet.Of(taken.SelectMany(pruning => pruning.Leaves));
    }

    /// <summary>No project has any.</summary>
    public static PrunedDependencies None { get; } = new([], []);

    /// <summary>The projects that lose them.</summary>
    public ImmutableArray<Pruning> Taken { get; }

    /// <summary>The projects that keep them, each with its obstacle.</summary>
    public ImmutableArray<Pruning> Kept { get; }

    /// <summary>What goes.</summary>
    public PathSet Leaves { get; }

    /// <summary>Finds them; what a person keeps, and what an earlier round was lacking, stays.</summary>
    public static PrunedDependencies Of(StageAnalysis analysis, IImageView image, SplitOptions options, Lessons lessons)
    {
        var keptByUser = PathSet.Of(options.Overrides.KeptPaths);
        var found = EcosystemCatalog
            .Shipped.All.SelectMany(ecosystem => ecosystem.Prunings(analysis, image))
            .Select(pruning =>
                pruning.Obstacle is null ? pruning with { Obstacle = ObstacleOf(pruning, keptByUser, options, lessons) } : pruning
            )
            .OrderBy(pruning => pruning.Project, StringComparer.Ordinal)
            .ToList();

        return new([.. found.Where(pruning => pruning.Obstacle is null)], [.. found.Where(pruning => pruning.Obstacle is not null)]);
    }

    private static string? ObstacleOf(Pruning pruning, PathSet keptByUser, SplitOptions options, Lessons lessons) =>
        options.KeepDevelopmentFiles || keptByUser.Covers(pruning.Place) || pruning.Leaves.Any(keptByUser.Covers) ? "you say to keep them"
        : lessons.Rung >= Rung.Wide ? "an earlier round did not pass without them"
        : lessons.Facts.OfType<MissingModule>().FirstOrDefault(fact => IsOf(pruning, fact)) is { } missing ? missing.Description
        : null;

    private static bool IsOf(Pruning pruning, MissingModule missing) =>
        pruning.Names.Any(name =>
            missing.Name == name
            || missing.Name.StartsWith(name + "/", StringComparison.Ordinal)
            || missing.Name.Contains($"/{name}/", StringComparison.Ordinal)
        );

    /// <summary>The same without those of which a closure reaches something.</summary>
    public PrunedDependencies Without(Closure closure)
    {
        var reached = closure.Reached.Keys.Select(Leaves.CoverOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (reached.Count == 0)
            return this;

        var needed = Taken.Where(pruning => pruning.Leaves.Any(reached.Contains)).ToList();

        return new(
            [.. Taken.Except(needed)],
            [.. Kept, .. needed.Select(pruning => pruning with { Obstacle = $"run time reaches {pruning.Leaves.First(reached.Contains)}" })]
        );
    }

    /// <summary>Why a path goes; null where it does not.</summary>
    public Evidence? WhyOf(string path) =>
        Leaves.CoverOf(path) is { } leaf
            ? PathRules.Development.Because(Taken.First(pruning => pruning.Leaves.Contains(leaf)).Why, subject: path)
            : null;

    /// <summary>The reason that a directory which is copied holds them still; null where it holds none that could have gone.</summary>
    public Evidence? WhyKept(string directory) =>
        Kept.FirstOrDefault(pruning => ContainerPath.IsWithin(pruning.Place, directory) || ContainerPath.IsWithin(directory, pruning.Place))
            is { } pruning
            ? PathRules.DevelopmentStays.Because($"dependencies for development stay: {pruning.Obstacle}", subject: directory) with
            {
                IsWeak = true,
            }
            : null;
}
