using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Paths;

namespace DockerSplit.Planning.Needs;

/// <summary>
/// Finds what lies beside, or below, a file that the build made and run time reaches: a program that was built in a tree often reads
/// what stands next to it.
/// </summary>
internal static class NeighbourNeeds
{
    public static IEnumerable<ClosureRoot> Roots(Closure closure, IReadOnlyCollection<FileFacts> left, KnowledgeBase knowledge) =>
        Of(closure, left, knowledge).Select(file => ClosureRoot.OfPath(RootNames.Neighbour, file.Path));

    /// <summary>The files in the directories of reached files that the build left, these themselves not among them.</summary>
    public static IEnumerable<FileFacts> Of(Closure closure, IReadOnlyCollection<FileFacts> left, KnowledgeBase knowledge)
    {
        var directories = left.Where(file => file.Kind != FileKind.Directory && closure.Reached.ContainsKey(file.Path))
            .Select(file => ContainerPath.Parent(file.Path))
            // What lies in a directory that many programs share is nobody's neighbour.
            .Where(directory => knowledge.Directories.KindOf(directory) is null)
            .ToHashSet(StringComparer.Ordinal);

        return left.Where(file =>
            file.Kind != FileKind.Directory
            && !closure.Reached.ContainsKey(file.Path)
            && IsForRunTime(file.Path, knowledge.Paths)
            && ContainerPath.Above(file.Path).Any(directories.Contains)
        );
    }

    private static bool IsForRunTime(string path, PathTable paths) =>
        paths.ClassOf(path) is PathClass.Other or PathClass.Source
        && paths.FindAs(PathClass.SourceCode, path) is null
        && paths.FindAs(PathClass.BuildOutput, path) is null
        && paths.FindAs(PathClass.BuildFile, path) is null
        && paths.FindAs(PathClass.Cheap, path) is null;
}
