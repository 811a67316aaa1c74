using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Planning.Rules;

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
            PathRules.ChangedConfiguration.Because("the package's configuration was changed in the build", subject: path)
        );

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
