using System.Collections.Immutable;

namespace DockerSplit.Planning.Replays;

/// <summary>Finds what COPY and packages do not bring: accounts, directories with their owners, links, owners of packaged files, caches.</summary>
internal static class ReplayPlanner
{
    public static ImmutableArray<Replay> Plan(Solution solution) =>
        [.. (solution.Runtime.TakesPackages ? All(solution) : OfPaths(solution)).DistinctBy(replay => replay.Command)];

    private static IEnumerable<Replay> All(Solution solution) =>
        Accounts(solution)
            .Concat(PasswordReplays.Plan(solution))
            .Concat(ChoiceReplays.Plan(solution))
            .Concat(OfPaths(solution))
            .Concat(Owners(solution))
            .Concat(Removals(solution))
            .Concat(new CacheReplays(solution).Plan());

    /// <summary>What has nothing to do with accounts and packages of a distribution.</summary>
    private static IEnumerable<Replay> OfPaths(Solution solution) =>
        new DirectoryReplays(solution).Plan().Concat(LinkReplays.Plan(solution));

    private static IEnumerable<Replay> Accounts(Solution solution) =>
        solution.Draft.Image.IsSeen ? new AccountReplays(solution).Plan() : new StatementReplays(solution).Accounts();

    private static IEnumerable<Replay> Removals(Solution solution) =>
        solution.Draft.Image.IsSeen ? new RemovalReplays(solution).Plan() : new StatementReplays(solution).Removals();

    private static IEnumerable<Replay> Owners(Solution solution) =>
        solution.Draft.Image.IsSeen ? new OwnerReplays(solution).Plan() : new StatementReplays(solution).Owners();
}
