using System.Globalization;

namespace DockerSplit.Images.Contracts;

/// <summary>Compares the users and groups that the original added to its base, by name and number.</summary>
internal static class AccountComparison
{
    /// <summary>Below it are the numbers that packages take for their services (login.defs(5), SYS_UID_MAX on all distributions).</summary>
    private const int FirstPerson = 1000;

    public static IEnumerable<ContractDifference> Compare(ComparedImages images)
    {
        var use = new AccountUse(images);
        var (original, rewritten) = (images.Original, images.Rewritten.Final);
        var users = Distinct(rewritten.Users.Select(user => (user.Name, user)));
        foreach (var user in original.Final.Users.Where(user => !original.Base.Users.Contains(user)))
        {
            var now = users.GetValueOrDefault(user.Name);
            if (now is null || (now.Id, now.GroupId) != (user.Id, user.GroupId))
                yield return Of(
                    ContractDifferenceKind.User,
                    user.Name,
                    $"{user.Id}:{user.GroupId}",
                    now is null ? "" : $"{now.Id}:{now.GroupId}",
                    use.OfUser(user, isThere: now is not null),
                    user.Id
                );
        }

        var groups = Distinct(rewritten.Groups.Select(group => (group.Name, group)));
        foreach (
            var group in original.Final.Groups.Where(group =>
                !original.Base.Groups.Any(old => (old.Name, old.Id) == (group.Name, group.Id))
            )
        )
        {
            var now = groups.GetValueOrDefault(group.Name);
            if (now is null || now.Id != group.Id)
                yield return Of(
                    ContractDifferenceKind.Group,
                    group.Name,
                    Number(group.Id),
                    now is null ? "" : Number(now.Id),
                    use.OfGroup(group, isThere: now is not null),
                    group.Id
                );
        }
    }

    private static ContractDifference Of(ContractDifferenceKind kind, string name, string before, string now, string? use, int id) =>
        (use, id) switch
        {
            ({ } reason, _) => new(kind, DifferenceSeverity.Breaks, name, before, now, reason),
            (_, > 0 and < FirstPerson) => new(
                kind,
                DifferenceSeverity.Expected,
                name,
                before,
                now,
                "nothing that is kept uses the service account"
            ),
            _ => new(kind, DifferenceSeverity.Notable, name, before, now, "nothing that is kept is known to use it"),
        };

    private static Dictionary<string, T> Distinct<T>(IEnumerable<(string Name, T Account)> accounts)
    {
        var first = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (name, account) in accounts)
            first.TryAdd(name, account);

        return first;
    }

    private static string Number(int id) => id.ToString(CultureInfo.InvariantCulture);
}
