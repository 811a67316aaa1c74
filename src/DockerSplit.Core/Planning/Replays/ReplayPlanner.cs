using System.Collections.Immutable;

namespace DockerSplit.Planning.Replays;

/// <summary>Finds what COPY and packages do not bring: accounts, directories with their owners, links, owners of packaged files, caches.</summary>
internal static class ReplayPlanner
{
    public static ImmutableArray<Replay> Plan(Solution solution) =>
        [
            .. new AccountReplays(solution)
                .Plan()
                .Concat(new DirectoryReplays(solution).Plan())
                .Concat(LinkReplays.Plan(solution))
                .Concat(new OwnerReplays(solution).Plan())
                .Concat(new CacheReplays(solution).Plan())
                .DistinctBy(replay => replay.Command),
        ];
}
