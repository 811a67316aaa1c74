using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace DockerSplit.Cli.Reports;

/// <summary>What became of everything that the original has.</summary>
/// <param name="Balances">Whether everything is accounted for.</param>
/// <param name="Fates">What each fate comes to.</param>
/// <param name="Reasons">What each reason for leaving something out, or for bringing it otherwise, comes to, the largest first.</param>
/// <param name="Findings">What does not balance, what breaks first.</param>
internal sealed record LedgerReport(
    bool Balances,
    ImmutableArray<LedgerFateReport> Fates,
    ImmutableArray<LedgerReasonReport> Reasons,
    ImmutableArray<LedgerFindingReport> Findings
)
{
    /// <summary>How many of <see cref="Entries"/> are told at most.</summary>
    public const int MostEntries = 2000;

    public const string Same = "same";
    public const string Dropped = "dropped";

    /// <summary>The packages, accounts and settings one by one, the first of many; of paths the tree of files tells.</summary>
    public ImmutableArray<LedgerEntryReport> Entries { get; init; } = [];

    /// <summary>How many things have the fate.</summary>
    public int CountOf(string fate) => Fates.Where(sum => sum.Fate == fate).Sum(sum => sum.Count);

    /// <summary>Bytes of content of the paths that have the fate.</summary>
    public long BytesOf(string fate) => Fates.Where(sum => sum.Fate == fate && sum.Subject == "path").Sum(sum => sum.Bytes);

    /// <summary>Reasons that are habits and no proofs, for something that is left out.</summary>
    [JsonIgnore]
    public IEnumerable<LedgerReasonReport> WeakReasons => Reasons.Where(reason => reason is { Weak: true, Fate: Dropped });
}

/// <summary>What one fate comes to.</summary>
/// <param name="Subject"><c>path</c>, <c>package</c>, <c>account</c> or <c>setting</c>.</param>
/// <param name="Fate"><c>same</c>, <c>brought-otherwise</c>, <c>dropped</c>, <c>generated</c>, <c>volatile</c> or <c>unaccounted</c>.</param>
internal sealed record LedgerFateReport(string Subject, string Fate, int Count, long Bytes);

/// <summary>What became of one thing.</summary>
/// <param name="Name">The package, the account, the setting.</param>
internal sealed record LedgerEntryReport(string Subject, string Name, string Fate, string Reason, bool Weak, long Bytes);

/// <summary>What one reason comes to.</summary>
/// <param name="Weak">Whether it is a habit and no proof.</param>
internal sealed record LedgerReasonReport(string Subject, string Fate, string Rule, string Reason, bool Weak, int Count, long Bytes);

/// <summary>Something that nothing accounts for.</summary>
/// <param name="Kind">What is wrong, such as <c>missing-path</c>.</param>
/// <param name="Weight"><c>breaks</c> or <c>notable</c>.</param>
/// <param name="Name">The path, package, account or setting.</param>
/// <param name="Package">The package that a path belongs to; null where none does.</param>
/// <param name="Title">What is wrong, in words.</param>
/// <param name="Remedy">What to keep, install or remove.</param>
internal sealed record LedgerFindingReport(
    string Kind,
    string Weight,
    string Name,
    string? Package,
    string Original,
    string Rewritten,
    string Title,
    string Remedy
)
{
    public const string Breaks = "breaks";

    [JsonIgnore]
    public bool IsBreak => Weight == Breaks;
}
