using System.Collections.Immutable;
using DockerSplit.Facts;

namespace DockerSplit.Images.Contracts;

/// <summary>
/// Compares what a rewritten image must still keep to with the original: needs of its programs, accounts, owners, modes, links and the
/// package database. What the rewritten image left out is no difference by itself.
/// </summary>
public static class ContractComparison
{
    /// <summary>
    /// All differences, the gravest first, then in the order of their kinds and paths. The original must have been read with its base
    /// image's layers, so that what the build changed is known; for the rewritten image it does not matter.
    /// </summary>
    public static ImmutableArray<ContractDifference> Compare(ImageFacts original, ImageFacts rewritten)
    {
        var images = new ComparedImages(original, rewritten);

        return Sorted([
            .. NeedComparison.Compare(images),
            .. AccountComparison.Compare(images),
            .. FileComparison.Compare(images),
            .. LinkComparison.Compare(images),
            .. PackageComparison.Compare(images),
        ]);
    }

    /// <summary>Only what programs need in vain and where links lead: what <see cref="LedgerCheck"/> does not ask, beside which it belongs.</summary>
    public static ImmutableArray<ContractDifference> CompareNeeds(ImageFacts original, ImageFacts rewritten)
    {
        var images = new ComparedImages(original, rewritten);

        return Sorted([.. NeedComparison.Compare(images), .. LinkComparison.Compare(images)]);
    }

    private static ImmutableArray<ContractDifference> Sorted(IEnumerable<ContractDifference> all) =>
        [
            .. all.OrderByDescending(difference => difference.Severity)
                .ThenBy(difference => difference.Kind)
                .ThenBy(difference => difference.Path, StringComparer.Ordinal)
                .ThenBy(difference => difference.Original, StringComparer.Ordinal),
        ];
}
