using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Paths;
using DockerSplit.Planning.Paths;

namespace DockerSplit.Planning.Needs;

/// <summary>What the build left, no package owns, and no rule drops, is needed with all that it needs in turn.</summary>
internal static class LeftNeeds
{
    /// <param name="leaves">
    /// What a stage takes out. A link to a directory stands for all that is in it; of one that has some of this each file is judged by itself.
    /// </param>
    public static IEnumerable<ClosureRoot> Roots(ImmutableArray<JudgedFile> judged, PathSet leaves)
    {
        var thinned = leaves.SelectMany(ContainerPath.Above).ToHashSet(StringComparer.Ordinal);

        return judged
            .Where(left => left.Fate == PathFate.Copy && left.File is not { Kind: FileKind.Directory, IsOpaque: false })
            .Where(left =>
                left.File.LinkTarget is not { } target
                || !thinned.Contains(ContainerPath.Combine(ContainerPath.Parent(left.File.Path), target))
            )
            .Select(left => ClosureRoot.OfPath(RootNames.Artifact, left.File.Path));
    }

    public static IEnumerable<Need> Of(ImmutableArray<JudgedFile> judged) =>
        judged.Where(left => left.Fate == PathFate.Copy).Select(left => new PathNeed(left.File.Path, left.Why));
}
