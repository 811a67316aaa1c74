using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Facts;
using DockerSplit.Knowledge;

namespace DockerSplit.Planning.Needs;

/// <summary>A package brings its configuration as it was; what the author made of it is needed as he left it.</summary>
internal static class ChangedConfigurationNeeds
{
    public static IEnumerable<Need> Of(StageAnalysis analysis, ImageFacts image) =>
        ByDatabase(image).Concat(ByText(analysis)).Where(need => PathKnowledge.ClassOf(need.Path) == PathClass.Other);

    private static IEnumerable<ChangedFileNeed> ByDatabase(ImageFacts image) =>
        from package in image.Final.Packages.Packages.Values
        from path in package.Modified
        select new ChangedFileNeed(
            path,
            new("changed-configuration", "the package's configuration was changed in the build", Subject: path)
        );

    private static IEnumerable<ChangedFileNeed> ByText(StageAnalysis analysis) =>
        from step in analysis.Steps
        from effect in step.Effects
        from path in Written(effect)
        where path is { Value: not null, IsPattern: false }
        select new ChangedFileNeed(path.Value!, new("changed-configuration", "the build edits this file of a package", Subject: path.Value));

    private static ImmutableArray<StepPath> Written(Effect effect) =>
        effect switch
        {
            WriteFiles write => write.Paths,
            EditFiles edit => edit.Paths,
            _ => [],
        };
}
