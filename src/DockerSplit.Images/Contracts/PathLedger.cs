using DockerSplit.Facts;

namespace DockerSplit.Images.Contracts;

/// <summary>Gives every path of the original its fate.</summary>
internal static class PathLedger
{
    public static void Enter(LedgerBooks books)
    {
        var missing = new MissingPaths(books);
        foreach (var file in books.Original.Final.Files.Values)
        {
            var now = books.After.At(books.After.Canonical(file.Path));
            var (fate, reason) = now is null ? missing.Judge(file) : FileLedger.Judge(books, file, now);
            books.Enter(LedgerSubject.Path, file.Path, fate, reason, file.HardLinkTo is null ? file.Size : 0);
        }
    }
}
