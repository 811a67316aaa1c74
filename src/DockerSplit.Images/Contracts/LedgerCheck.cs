using DockerSplit.Facts;

namespace DockerSplit.Images.Contracts;

/// <summary>
/// Compares two images completely, without running them: each path, package, account and setting of the original gets its one fate, and
/// what does not balance is a finding.
/// </summary>
public static class LedgerCheck
{
    /// <summary>The ledger of the original, checked against the rewritten image.</summary>
    /// <param name="original">Read with its base image's layers where what its author changed is to be told from what the base has.</param>
    /// <param name="expected">What a plan says; <see cref="Expectation.Everything"/> for any two images.</param>
    public static Ledger Compare(ImageFacts original, ImageFacts rewritten, Expectation expected)
    {
        var books = new LedgerBooks(original, rewritten, expected);
        PackageLedger.Enter(books);
        AccountLedger.Enter(books);
        PathLedger.Enter(books);
        AddedPaths.Find(books);
        SettingLedger.Enter(books);

        return books.Close();
    }
}
