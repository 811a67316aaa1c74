using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Planning.Paths;

namespace DockerSplit.Planning.Needs;

/// <summary>What the build left, no package owns, and no rule drops, is needed with all that it needs in turn.</summary>
internal static class LeftNeeds
{
    public static IEnumerable<ClosureRoot> Roots(ImmutableArray<JudgedFile> judged) =>
        judged
            .Where(left => left.Fate == PathFate.Copy && left.File is not { Kind: FileKind.Directory, IsOpaque: false })
            .Select(left => ClosureRoot.OfPath(RootNames.Artifact, left.File.Path));

    public static IEnumerable<Need> Of(ImmutableArray<JudgedFile> judged) =>
        judged.Where(left => left.Fate == PathFate.Copy).Select(left => new PathNeed(left.File.Path, left.Why));
}
