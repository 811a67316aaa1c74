using System.Collections.Immutable;
using DockerSplit.Paths;

namespace DockerSplit.Facts;

/// <summary>
/// What a plan says will be in the rewritten image, as the ledger takes it. Without a plan everything is expected to be there. Reasons
/// of wishes are reasons like others; their rule's name tells whose they are.
/// </summary>
public sealed record Expectation
{
    private static readonly ImmutableSortedDictionary<string, LedgerReason> NoReasons = ImmutableSortedDictionary.Create<
        string,
        LedgerReason
    >(StringComparer.Ordinal);

    /// <summary>Everything is there: what two images are compared by that nobody planned.</summary>
    public static Expectation Everything { get; } = new();

    /// <summary>What COPY brings, each with all that lies below it.</summary>
    public PathSet Copied { get; init; } = PathSet.Empty;

    /// <summary>Packages that the runtime stage installs or that its base holds, by their names in the original's database.</summary>
    public ImmutableSortedSet<string> Installed { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Why a path is left out, with all that lies below it; the nearest path above decides, of copies and of these.</summary>
    public ImmutableSortedDictionary<string, LedgerReason> DroppedPaths { get; init; } = NoReasons;

    /// <summary>Why a package is left out, with its files and what its scripts made.</summary>
    public ImmutableSortedDictionary<string, LedgerReason> DroppedPackages { get; init; } = NoReasons;

    /// <summary>Why an account is left out, by <c>user NAME</c> or <c>group NAME</c>.</summary>
    public ImmutableSortedDictionary<string, LedgerReason> DroppedAccounts { get; init; } = NoReasons;

    /// <summary>Why a file's content may be another one, such as that the user wants no symbols in it.</summary>
    public ImmutableSortedDictionary<string, LedgerReason> Altered { get; init; } = NoReasons;

    /// <summary>
    /// Why a path, itself and nothing below it, a package (as <c>package NAME</c>), or an account (as in <see cref="DroppedAccounts"/>) may be
    /// another one altogether: a base of another distribution has its own.
    /// </summary>
    public ImmutableSortedDictionary<string, LedgerReason> Replaced { get; init; } = NoReasons;

    /// <summary>Why a path (with all below it) or a package is there that the original has not.</summary>
    public ImmutableSortedDictionary<string, LedgerReason> Added { get; init; } = NoReasons;

    /// <summary>Why the rest may be missing, such as that nothing reaches it; null when it may not.</summary>
    public LedgerReason? Rest { get; init; }

    /// <summary>
    /// Whether paths that no package owns may not be missing for <see cref="Rest"/>: the runtime stage starts from the original's own
    /// base, and what the build left is accounted for path by path.
    /// </summary>
    public bool KeepsBase { get; init; }

    /// <summary>Names of variables that may differ.</summary>
    public ImmutableSortedSet<string> FreeVariables { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Names of variables that the program is known to read, so that one more of them is no mere note.</summary>
    public ImmutableSortedSet<string> ReadVariables { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);
}
