using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Knowledge;
using DockerSplit.Planning.Packages;
using DockerSplit.Planning.Paths;

namespace DockerSplit.Planning.Replays;

/// <summary>Finds in the text what the runtime stage has to do again: mirrors, accounts, directories.</summary>
internal static class StaticReplays
{
    public static ImmutableArray<Replay> Plan(StageAnalysis analysis, ArtifactRules rules, bool installs)
    {
        var replays = analysis.Steps.Where(step => step is { Condition: StepCondition.Always, IsFed: false }).SelectMany(FromStep);
        var all = (installs ? PackageSources(analysis, static _ => true) : []).Concat(replays).Concat(Directories(analysis, rules));

        return [.. all.DistinctBy(replay => replay.Command)];
    }

    /// <summary>The edits of mirrors and repositories that the author made in one plain command each.</summary>
    /// <param name="isThere">Whether the runtime base has the file that is edited.</param>
    public static IEnumerable<Replay> PackageSources(StageAnalysis analysis, Func<StepPath, bool> isThere) =>
        from step in analysis.Steps
        where step is { Condition: StepCondition.Always, Command: not null, IsFed: false }
        where step.Effects.Any(effect => EditsSources(effect, isThere))
        select new Replay(
            ReplayMoment.BeforePackages,
            Command(step),
            new("package-sources", "the runtime stage installs from the same sources", step.Span)
        );

    private static bool EditsSources(Effect effect, Func<StepPath, bool> isThere) =>
        effect switch
        {
            ConfigurePackageRepositories => true,
            EditFiles edit => edit.Paths.Any(IsPackageSource) && edit.Paths.All(isThere),
            WriteFiles write => write.Paths.Any(IsPackageSource),
            _ => false,
        };

    private static bool IsPackageSource(StepPath path) =>
        path.Value is { } value && PathKnowledge.ClassOf(value) == PathClass.PackageSources;

    private static IEnumerable<Replay> FromStep(Step step)
    {
        if (step.Effects.Any(effect => effect is CreateUser or CreateGroup))
            yield return new(
                ReplayMoment.BeforeCopies,
                Command(step),
                new("account", "the container runs with the accounts that the author made", step.Span)
            );
        if (step.Effects.Any(effect => effect is RefreshLinkerCache))
            yield return new(
                ReplayMoment.AfterCopies,
                Command(step),
                new("linker-cache", "the loader finds the copied libraries by its cache", step.Span)
            );
    }

    private static IEnumerable<Replay> Directories(StageAnalysis analysis, ArtifactRules rules) =>
        from step in analysis.Steps
        where step is { Condition: StepCondition.Always, Command: not null, IsFed: false }
        let paths = step
            .Effects.OfType<MakeDirectories>()
            .SelectMany(make => make.Paths)
            .Concat(step.Effects.OfType<ChangeOwner>().SelectMany(change => change.Paths))
            .ToList()
        where paths.Count > 0 && paths.TrueForAll(path => IsWanted(path, rules))
        select new Replay(
            ReplayMoment.AfterCopies,
            Command(step),
            new("directory", "directories that the author prepares for run time", step.Span)
        );

    private static bool IsWanted(StepPath path, ArtifactRules rules) =>
        path is { Value: { } value, IsPattern: false } && rules.Judge(value).Verdict == PathVerdict.Copy && rules.Build.TreeOf(value) is null;

    /// <summary>The command in one line, with what the shell would have put in for its variables.</summary>
    private static string Command(Step step) =>
        step.Command is null
        || step.Arguments.All(argument => argument.Value is null || !argument.Text.Contains('$', StringComparison.Ordinal))
            ? step.Text.ReplaceLineEndings(" ")
            : string.Join(
                ' ',
                step.Arguments.Select(argument =>
                        argument.Text.Contains('$', StringComparison.Ordinal) && argument.Value is { } value ? $"'{value}'" : argument.Text
                    )
                    .Prepend(step.Name)
            );
}
