using System.Collections.Immutable;

namespace DockerSplit.Facts;

/// <summary>The account of everything that the original has, and of what the rewritten image has besides.</summary>
/// <param name="Entries">One for each path, package, account and setting of the original, in this order, then by name.</param>
/// <param name="Findings">What does not balance, the gravest first, then in the order of kinds and names.</param>
public sealed record Ledger(ImmutableArray<LedgerEntry> Entries, ImmutableArray<LedgerFinding> Findings)
{
    /// <summary>Whether everything is accounted for.</summary>
    public bool Balances => !Findings.Any(finding => finding.Weight == LedgerWeight.Breaks);

    /// <summary>What was left out or is made anew, by reason, the largest first.</summary>
    public ImmutableArray<LedgerSum> Sums =>
        [
            .. Entries
                .Where(entry => entry.Fate is not (LedgerFate.Same or LedgerFate.Unaccounted))
                .GroupBy(entry => (entry.Subject, entry.Fate, entry.Reason))
                .Select(group => new LedgerSum(
                    group.Key.Subject,
                    group.Key.Fate,
                    group.Key.Reason,
                    group.Count(),
                    group.Sum(entry => entry.Size)
                ))
                .OrderByDescending(sum => sum.Size)
                .ThenBy(sum => sum.Reason.Why, StringComparer.Ordinal)
                .ThenBy(sum => sum.Subject)
                .ThenBy(sum => sum.Fate),
        ];
}

/// <summary>What one reason comes to.</summary>
/// <param name="Size">Bytes of content in the original.</param>
public sealed record LedgerSum(LedgerSubject Subject, LedgerFate Fate, LedgerReason Reason, int Count, long Size);
