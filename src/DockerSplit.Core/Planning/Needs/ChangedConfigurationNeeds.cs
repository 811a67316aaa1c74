using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Planning.Rules;

namespace DockerSplit.Planning.Needs;

/// <summary>A package brings its configuration as it was; what the author made of it is needed as he left it.</summary>
internal static class ChangedConfigurationNeeds
{
    public static IEnumerable<Need> Of(StageAnalysis analysis, ImageFacts image, Lessons lessons) =>
        ByDatabase(image)
            .Concat(ByText(analysis))
            .Where(need => PathKnowledge.ClassOf(need.Path) == PathClass.Other)
            .Concat(ByLessons(lessons));

    /// <summary>What the rewritten image of an earlier round was seen to have otherwise.</summary>
    private static IEnumerable<ChangedFileNeed> ByLessons(Lessons lessons) =>
        lessons
            .Facts.OfType<OtherContent>()
            .Select(fact => new ChangedFileNeed(fact.Path, PathRules.ChangedConfiguration.Because(fact.Description, subject: fact.Path))
            {
                IsSeen = true,
            });

    private static IEnumerable<ChangedFileNeed> ByDatabase(ImageFacts image) =>
        from package in image.Final.Packages.Packages.Values
        from changed in package
            .Modified.Select(path => (Path: path, What: "the package's configuration was changed in the build"))
            .Concat(package.Overwritten.Select(path => (Path: path, What: "the build put its own file in place of the package's")))
        select new ChangedFileNeed(changed.Path, PathRules.ChangedConfiguration.Because(changed.What, subject: changed.Path));

    private static IEnumerable<ChangedFileNeed> ByText(StageAnalysis analysis) =>
        from step in analysis.Steps
        from effect in step.Effects
        from path in Written(effect)
        where path is { Value: not null, IsPattern: false }
        select new ChangedFileNeed(
            path.Value!,
            PathRules.ChangedConfiguration.Because("the build edits this file of a package", subject: path.Value)
        );

    private static ImmutableArray<StepPath> Written(Effect effect) =>
        effect switch
        {
            WriteFiles write => write.Paths,
            EditFiles edit => edit.Paths,
            _ => [],
        };
}
