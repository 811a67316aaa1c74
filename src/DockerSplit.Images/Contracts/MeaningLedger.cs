using System.Globalization;
using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Images.Contracts;

/// <summary>Compares generated files by what they say.</summary>
internal static class MeaningLedger
{
    /// <summary>Where the loader looks without a list, at whatever depth distributions have it (ld.so(8)).</summary>
    private static readonly PathSet Default = PathSet.Of(["/lib", "/lib32", "/lib64", "/usr/lib", "/usr/lib32", "/usr/lib64"]);

    /// <summary>Null when the files are not of a kind that is read for what it says.</summary>
    public static (LedgerFate, LedgerReason)? Judge(LedgerBooks books, string path, string pathNow)
    {
        if (
            books.Original.Final.Meanings.GetValueOrDefault(path) is not { } old
            || books.Rewritten.Final.Meanings.GetValueOrDefault(pathNow) is not { } now
        )
            return null;

        if (old.Kind == MeaningKind.Certificates && OfDroppedCertificates(books, old, now) is { } wished)
            return (LedgerFate.BroughtOtherwise, wished);

        var isSame = old.Kind switch
        {
            MeaningKind.Certificates => Certificates(books, path, old, now),
            MeaningKind.Libraries => Libraries(books, path, old, now),
            _ => Locales(books, path, old, now),
        };

        return isSame ? (LedgerFate.Generated, LedgerReasons.SameMeaning) : (LedgerFate.Unaccounted, LedgerReasons.Unaccounted);
    }

    /// <summary>Why the store lacks just the certificates of one's own whose files the plan leaves out; null where it lacks others, or has more.</summary>
    private static LedgerReason? OfDroppedCertificates(LedgerBooks books, FileMeaning old, FileMeaning now)
    {
        var dropped = PathSet.Of(books.Expected.DroppedPaths.Keys.Where(TrustStore.IsCertificate));
        if (dropped.Count == 0 || Without(now, old).Count > 0)
            return null;

        var kept = Own(books.Rewritten.Final).Select(file => file.Fingerprint).ToHashSet();
        var gone = Own(books.Original.Final).Where(file => dropped.Covers(file.Path)).Select(file => file.Fingerprint).Distinct();

        return gone.Count(sum => !kept.Contains(sum)) == Without(old, now).Count ? books.Expected.DroppedPaths[dropped.First()] : null;
    }

    private static IEnumerable<FileFacts> Own(ImageSnapshot image) =>
        image.Files.Values.Where(file => file.Kind == FileKind.Regular && TrustStore.IsCertificate(file.Path));

    /// <summary>The loader's list that is not there at all lacks every library; null where nothing misses it.</summary>
    public static (LedgerFate, LedgerReason)? JudgeMissing(LedgerBooks books, string path) =>
        books.Original.Final.Meanings.GetValueOrDefault(path) is { Kind: MeaningKind.Libraries } old
        && !Libraries(books, path, old, old with { Items = [] })
            ? (LedgerFate.Unaccounted, LedgerReasons.Unaccounted)
            : null;

    private static bool Certificates(LedgerBooks books, string path, FileMeaning old, FileMeaning now)
    {
        var (gone, added) = (Without(old, now).Count, Without(now, old).Count);
        if ((gone, added) is (0, 0))
            return true;
        books.Break(
            LedgerFindingKind.Certificates,
            path,
            Count(old.Items.Length),
            string.Create(CultureInfo.InvariantCulture, $"{gone} fewer and {added} more"),
            "keep the certificates that the build or its base added, and no others"
        );

        return false;
    }

    /// <summary>Libraries that were left out are no matter of the list; those outside of the default directories are found by it alone.</summary>
    private static bool Libraries(LedgerBooks books, string path, FileMeaning old, FileMeaning now)
    {
        var lost = Without(old, now)
            .Where(library => !Default.Covers(library) && books.After.At(books.After.Canonical(library)) is not null)
            .ToList();
        foreach (var library in lost)
            books.Break(LedgerFindingKind.Libraries, path, library, "", "run ldconfig behind the copies");

        return lost.Count == 0;
    }

    /// <summary>More locales harm nobody.</summary>
    private static bool Locales(LedgerBooks books, string path, FileMeaning old, FileMeaning now)
    {
        var lost = Without(old, now);
        if (lost.Count > 0)
            books.Break(
                LedgerFindingKind.Locales,
                path,
                string.Join(", ", lost.Take(5)),
                "",
                $"keep {path}, or generate the locales again"
            );

        return lost.Count == 0;
    }

    private static List<string> Without(FileMeaning one, FileMeaning other) => [.. one.Items.Except(other.Items, StringComparer.Ordinal)];

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
