using DockerSplit.Facts;

namespace DockerSplit.Images.Contracts;

/// <summary>Decides about the packages; their files follow them.</summary>
internal static class PackageLedger
{
    public static void Enter(LedgerBooks books)
    {
        var now = books.Rewritten.Final.Packages.Packages;
        foreach (var (name, package) in books.Original.Final.Packages.Packages)
        {
            // Another distribution's package of the same name is another package.
            var isSame = !books.Expected.Replaced.ContainsKey($"package {name}");
            var (fate, reason) =
                isSame && now.TryGetValue(name, out var other) ? Present(books, package, other) : Absent(books, name, package);
            books.Packages[name] = (fate, reason);
            books.Enter(LedgerSubject.Package, name, fate, reason, fate == LedgerFate.Same ? 0 : package.InstalledSize);
        }

        foreach (var (name, package) in now)
        {
            if (!books.Original.Final.Packages.Packages.ContainsKey(name))
                Added(books, name, package);
        }
    }

    private static (LedgerFate, LedgerReason) Present(LedgerBooks books, PackageFacts package, PackageFacts other)
    {
        if (package.Version == other.Version)
            return (LedgerFate.Same, LedgerReasons.Same);
        if (LedgerRules.OfPackage(LedgerOccasion.Content, package.Name) is { } reason)
            return (LedgerFate.BroughtOtherwise, reason);

        var weight = IsSameRelease(package.Version, other.Version) ? LedgerWeight.Note : LedgerWeight.Breaks;
        books.Find(
            new(
                LedgerFindingKind.PackageVersion,
                weight,
                package.Name,
                null,
                package.Version,
                other.Version,
                $"install {package.Name} in the version {package.Version}"
            )
        );

        return (weight == LedgerWeight.Note ? LedgerFate.BroughtOtherwise : LedgerFate.Unaccounted, LedgerReasons.OtherVersion);
    }

    private static (LedgerFate, LedgerReason) Absent(LedgerBooks books, string name, PackageFacts package)
    {
        var expected = books.Expected;
        if (!expected.Installed.Contains(name) && expected.DroppedPackages.TryGetValue(name, out var reason))
            return (LedgerFate.Dropped, reason);
        if (CopiedFile(books, package) is { } file)
        {
            // An image without any database has no scanner to hide from.
            if (books.Rewritten.Final.Packages.Manager.Length > 0)
                books.Find(
                    new(
                        LedgerFindingKind.PackageEntry,
                        LedgerWeight.Note,
                        file,
                        name,
                        "",
                        "",
                        $"install the package {name} instead of copying its files"
                    )
                );

            return (LedgerFate.BroughtOtherwise, LedgerReasons.CopiedFiles);
        }

        if (!expected.Installed.Contains(name) && expected.Rest is { } rest)
            return (LedgerFate.Dropped, rest);
        books.Break(LedgerFindingKind.MissingPackage, name, package.Version, "", $"install the package {name}", name);

        return (LedgerFate.Unaccounted, LedgerReasons.Unaccounted);
    }

    /// <summary>A program or library of the package that is there as it was, and that no other package lists.</summary>
    private static string? CopiedFile(LedgerBooks books, PackageFacts package) =>
        package.Files.FirstOrDefault(path =>
            books.Original.Final.Binaries.ContainsKey(books.Before.Canonical(path))
            && books.After.Canonical(path) is var real
            && !books.ListedAfter.ContainsKey(real)
            && books.After.At(real) is { Kind: FileKind.Regular } now
            && books.Before.At(books.Before.Canonical(path)) is { } before
            && now.Fingerprint == before.Fingerprint
        );

    private static void Added(LedgerBooks books, string name, PackageFacts package)
    {
        if (!books.Expected.Added.ContainsKey(name) && LedgerRules.OfPackage(LedgerOccasion.Added, name) is null)
            books.Break(LedgerFindingKind.AddedPackage, name, "", package.Version, $"have what the original has instead of {name}", name);
    }

    /// <summary>Whether the first two numbers agree: distributions mend faults within such a release.</summary>
    private static bool IsSameRelease(string version, string other) =>
        Numbers(version).SequenceEqual(Numbers(other), StringComparer.Ordinal);

    private static IEnumerable<string> Numbers(string version) =>
        version[(version.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('-', '+', '~')[0].Split('.').Take(2);
}
