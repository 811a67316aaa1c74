using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Planning.Rules;

namespace DockerSplit.Planning.Needs;

/// <summary>A package brings its files as they were; what the author made of them is needed as he left it.</summary>
internal static class ChangedFileNeeds
{
    public static IEnumerable<Need> Of(StageAnalysis analysis, ImageFacts image, Lessons lessons) =>
        ByDatabase(image)
            .Concat(ByText(analysis))
            .Where(need => analysis.Knowledge.Paths.ClassOf(need.Path) == PathClass.Other)
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
        image.Final.Packages.Packages.Values.SelectMany(package =>
            package
                .Modified.Select(path => Changed(path, "the package's configuration was changed in the build"))
                .Concat(package.Overwritten.Select(path => Changed(path, $"the build put its own in place of {package.Name}'s")))
        );

    private static ChangedFileNeed Changed(string path, string reason) =>
        new(path, PathRules.ChangedConfiguration.Because(reason, subject: path));

    private static IEnumerable<ChangedFileNeed> ByText(StageAnalysis analysis) =>
        from step in analysis.Steps
        from effect in step.Effects
        from path in Written(effect)
        where path is { Value: not null, IsPattern: false }
        select Changed(path.Value!, "the build edits this file of a package");

    private static ImmutableArray<StepPath> Written(Effect effect) =>
        effect switch
        {
            WriteFiles write => write.Paths,
            EditFiles edit => edit.Paths,
            _ => [],
        };
}
