using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Planning.Paths;
using DockerSplit.Planning.Rules;

namespace DockerSplit.Planning.Needs;

/// <summary>
/// What the original's programs were seen to open or run is needed. Places that fill anew do not count, though they were read: temporary
/// files, caches, what the package manager and the engine write. That a file was not used says nothing.
/// </summary>
internal static class TracedNeeds
{
    /// <summary>The files that nothing else is known to reach, each a place to start from: what they lead to is needed, too.</summary>
    /// <param name="closure">What is reached without them.</param>
    public static IEnumerable<ClosureRoot> Roots(Closure closure, ImmutableArray<string> used) =>
        used.Where(path => !closure.Reached.ContainsKey(path)).Select(path => ClosureRoot.OfPath(RootNames.Traced, path));

    /// <summary>All of them: what only a habit leads to is else not needed where its package builds.</summary>
    public static IEnumerable<Need> Of(ImmutableArray<string> used) =>
        used.Select(path => new PathNeed(path, NeedRules.Traced.Because(Reason, subject: path)));

    /// <summary>The reason in words.</summary>
    public const string Reason = "the original's programs use it while they are asked";

    /// <summary>The files that count.</summary>
    public static ImmutableArray<string> Find(ImageFacts original, Lessons lessons, ArtifactRules rules, KnowledgeBase knowledge) =>
        [
            .. lessons.Used.Where(path =>
                original.Final.Files.GetValueOrDefault(path) is { Kind: FileKind.Regular or FileKind.SymbolicLink }
                && !IsMadeAnew(knowledge.Paths.ClassOf(path))
                && !rules.IsDroppedByUser(path)
            ),
        ];

    private static bool IsMadeAnew(PathClass place) =>
        place
            is PathClass.PackageCache
                or PathClass.PackageDatabase
                or PathClass.PackageRepositories
                or PathClass.Accounts
                or PathClass.Generated
                or PathClass.Temporary;
}
