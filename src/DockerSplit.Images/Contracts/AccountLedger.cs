using DockerSplit.Facts;

namespace DockerSplit.Images.Contracts;

/// <summary>Compares accounts line by line.</summary>
internal static class AccountLedger
{
    /// <summary>Below it are the numbers that packages take for their services (login.defs(5), SYS_UID_MAX on all distributions).</summary>
    private const int FirstPerson = 1000;

    public static void Enter(LedgerBooks books)
    {
        var use = new Lazy<AccountUse>(() => new(new(books.Original, books.Rewritten)));
        var (old, now) = (books.Original.Final, books.Rewritten.Final);
        Compare(
            books,
            "user",
            ByName(old.Users, user => user.Name),
            ByName(now.Users, user => user.Name),
            User,
            user => IsUnused(books, user.Id, () => use.Value.OfUser(user, isThere: false))
        );
        Compare(
            books,
            "group",
            ByName(old.Groups, group => group.Name),
            ByName(now.Groups, group => group.Name),
            (before, after) => Group(Members(books.Original.Final, before), Members(books.Rewritten.Final, after), before, after),
            group => IsUnused(books, group.Id, () => use.Value.OfGroup(group, isThere: false))
        );
        SecretLedger.Compare(books);
    }

    private static void Compare<T>(
        LedgerBooks books,
        string word,
        Dictionary<string, T> old,
        Dictionary<string, T> now,
        Func<T, T, IEnumerable<(LedgerFindingKind Kind, string Before, string After)>> differences,
        Func<T, bool> isUnused
    )
    {
        foreach (var (name, account) in old)
        {
            var (fate, reason) = now.TryGetValue(name, out var other)
                ? Present(books, $"{word} {name}", [.. differences(account, other)])
                : Absent(books, $"{word} {name}", isUnused(account));
            books.Enter(LedgerSubject.Account, $"{word} {name}", fate, reason);
        }

        foreach (var account in now.Keys.Where(name => !old.ContainsKey(name)).Select(name => $"{word} {name}").Where(IsUnexpected))
            books.Break(LedgerFindingKind.AddedAccount, account, "", "", $"remove the {account}");

        bool IsUnexpected(string account) => !books.Expected.Added.ContainsKey(account) && !books.Expected.Replaced.ContainsKey(account);
    }

    private static (LedgerFate, LedgerReason) Present(
        LedgerBooks books,
        string name,
        IReadOnlyList<(LedgerFindingKind Kind, string Before, string After)> differences
    )
    {
        if (differences.Count > 0 && books.Expected.Replaced.TryGetValue(name, out var replaced))
            return (LedgerFate.BroughtOtherwise, replaced);
        foreach (var (kind, before, after) in differences)
            books.Break(kind, name, before, after, $"make the {name} before packages are installed, as the original has it");

        return differences.Count == 0 ? (LedgerFate.Same, LedgerReasons.Same) : (LedgerFate.Unaccounted, LedgerReasons.Unaccounted);
    }

    private static (LedgerFate, LedgerReason) Absent(LedgerBooks books, string name, bool isUnused)
    {
        if (books.Expected.DroppedAccounts.TryGetValue(name, out var reason))
            return (LedgerFate.Dropped, reason);
        if (isUnused)
            return (LedgerFate.Dropped, LedgerReasons.Unused);
        books.Break(LedgerFindingKind.MissingAccount, name, "", "", $"make the {name}");

        return (LedgerFate.Unaccounted, LedgerReasons.Unaccounted);
    }

    /// <summary>Only a plan that says why the rest may go lets an account go with it, and only one that packages make.</summary>
    private static bool IsUnused(LedgerBooks books, int id, Func<string?> use) =>
        books.Expected.Rest is not null && id is > 0 and < FirstPerson && use() is null;

    private static IEnumerable<(LedgerFindingKind, string, string)> User(UserFacts old, UserFacts now)
    {
        if ((old.Id, old.GroupId) != (now.Id, now.GroupId))
            yield return (LedgerFindingKind.AccountNumber, $"{old.Id}:{old.GroupId}", $"{now.Id}:{now.GroupId}");
        if (old.Home != now.Home)
            yield return (LedgerFindingKind.HomeDirectory, old.Home, now.Home);
        if (old.Shell != now.Shell)
            yield return (LedgerFindingKind.LoginShell, old.Shell, now.Shell);
    }

    private static IEnumerable<(LedgerFindingKind, string, string)> Group(
        HashSet<string> oldMembers,
        HashSet<string> nowMembers,
        GroupFacts old,
        GroupFacts now
    )
    {
        if (old.Id != now.Id)
            yield return (LedgerFindingKind.AccountNumber, $"{old.Id}", $"{now.Id}");
        if (!oldMembers.SetEquals(nowMembers))
            yield return (LedgerFindingKind.Members, string.Join(", ", old.Members), string.Join(", ", now.Members));
    }

    /// <summary>Whose own group it is belongs to it whether its line says so or not (initgroups(3)).</summary>
    private static HashSet<string> Members(ImageSnapshot image, GroupFacts group) =>
        [.. group.Members.Except(image.Users.Where(user => user.GroupId == group.Id).Select(user => user.Name), StringComparer.Ordinal)];

    private static Dictionary<string, T> ByName<T>(IEnumerable<T> accounts, Func<T, string> name)
    {
        var first = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var account in accounts)
            first.TryAdd(name(account), account);

        return first;
    }
}
