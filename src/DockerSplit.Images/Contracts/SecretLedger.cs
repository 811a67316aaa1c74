using System.Collections.Immutable;
using DockerSplit.Facts;

namespace DockerSplit.Images.Contracts;

/// <summary>Compares passwords, locks and subordinate numbers of the accounts that both images have. What is told of them is no secret.</summary>
internal static class SecretLedger
{
    public static void Compare(LedgerBooks books)
    {
        var (old, now) = (books.Original.Final, books.Rewritten.Final);
        var users = Common(old.Users.Select(user => user.Name), now.Users.Select(user => user.Name));
        var groups = Common(old.Groups.Select(group => group.Name), now.Groups.Select(group => group.Name));
        // An account that is gone, or came, is told of by itself.
        bool IsInBoth(string file, string name) =>
            file is "/etc/group" or "/etc/gshadow"
                ? groups.Contains(name) && !IsLockedOtherwise(books, "group", name)
                : users.Contains(name) && !IsLockedOtherwise(books, "user", name);
        Compare(
            books,
            LedgerFindingKind.Password,
            old.Passwords,
            now.Passwords,
            line => (line.File, line.Name),
            line => Word(line.Kind),
            // Nobody logs in by a lock, nor without the file (shadow(5)).
            line => line.Kind == PasswordKind.Locked && line.File == PasswordFacts.UserSecrets,
            IsInBoth
        );
        Compare(
            books,
            LedgerFindingKind.SubordinateIds,
            old.SubordinateIds,
            now.SubordinateIds,
            line => (line.File, line.Name),
            line => $"{line.First}:{line.Count}",
            _ => false,
            IsInBoth
        );
    }

    private static void Compare<T>(
        LedgerBooks books,
        LedgerFindingKind kind,
        ImmutableArray<T> old,
        ImmutableArray<T> now,
        Func<T, (string File, string Name)> key,
        Func<T, string> word,
        Predicate<T> saysNothing,
        Func<string, string, bool> isInBoth
    )
        where T : class
    {
        var (before, after) = (old.ToLookup(key), now.ToLookup(key));
        foreach (var (file, name) in before.Select(lines => lines.Key).Union(after.Select(lines => lines.Key)).Order())
        {
            if (before[(file, name)].SequenceEqual(after[(file, name)]) || !isInBoth(file, name))
                continue;
            if (!after.Any(lines => lines.Key.File == file) && before[(file, name)].All(line => saysNothing(line)))
                continue;
            books.Break(
                kind,
                $"{name} in {file}",
                string.Join(", ", before[(file, name)].Select(word)),
                string.Join(", ", after[(file, name)].Select(word)),
                $"keep the line of {name} in {file}"
            );
        }
    }

    /// <summary>Whether the account is another distribution's own, and nobody logs in by it without a password.</summary>
    private static bool IsLockedOtherwise(LedgerBooks books, string word, string name) =>
        books.Expected.Replaced.ContainsKey($"{word} {name}")
        && books.Rewritten.Final.Passwords.All(line => line.Name != name || line.Kind != PasswordKind.Open);

    private static HashSet<string> Common(IEnumerable<string> old, IEnumerable<string> now) =>
        old.Intersect(now, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);

    private static string Word(PasswordKind kind) =>
        kind switch
        {
            PasswordKind.Open => "open to anybody",
            PasswordKind.Locked => "locked",
            PasswordKind.LockedPassword => "a locked password",
            _ => "a password",
        };
}
