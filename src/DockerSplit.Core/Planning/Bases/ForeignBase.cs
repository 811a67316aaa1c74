using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Planning.Bases;

/// <summary>A runtime base of another distribution than the original's, of which only the shell and the package database count.</summary>
public static class ForeignBase
{
    private static readonly LedgerReason OwnOfBase = new(
        "of-the-base",
        "the runtime base is of another distribution and has its own, and nothing that stays needs the original's"
    );

    /// <summary>Whether the images are of two distributions.</summary>
    public static bool Is(ImageSnapshot runtimeBase, ImageSnapshot original) =>
        runtimeBase.Distribution.Id.Length > 0
        && original.Distribution.Id.Length > 0
        && runtimeBase.Distribution.Id != original.Distribution.Id;

    /// <summary>The paths, packages and accounts of which it has its own, as the ledger names them, but for paths that are copied.</summary>
    public static ImmutableSortedDictionary<string, LedgerReason> Replaces(
        ImageSnapshot runtimeBase,
        ImageSnapshot original,
        PathSet copied
    ) =>
        runtimeBase
            .Files.Keys.Where(path => original.Files.ContainsKey(path) && !copied.Covers(path))
            .Concat(runtimeBase.Packages.Packages.Keys.Select(name => $"package {name}"))
            .Concat(runtimeBase.Users.Select(user => $"user {user.Name}").Distinct(StringComparer.Ordinal))
            .Concat(runtimeBase.Groups.Select(group => $"group {group.Name}").Distinct(StringComparer.Ordinal))
            .ToImmutableSortedDictionary(subject => subject, _ => OwnOfBase, StringComparer.Ordinal);
}
