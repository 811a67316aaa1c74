using DockerSplit.Facts;
using DockerSplit.Images.Contracts;

namespace DockerSplit.Application.Comparing;

/// <summary>Two images that nobody planned, compared completely and without running them.</summary>
/// <param name="Original">The name of the one that is right.</param>
internal sealed record ImagePair(string Original, string Rewritten, ComparedFacts Facts, Ledger Ledger)
{
    /// <summary>Compares: everything that the one has is expected in the other, and nothing else.</summary>
    public static ImagePair Of((string Name, ImageFacts Facts) original, (string Name, ImageFacts Facts) rewritten) =>
        new(
            original.Name,
            rewritten.Name,
            new(original.Facts, rewritten.Facts),
            LedgerCheck.Compare(original.Facts, rewritten.Facts, Expectation.Everything)
        );
}
