using DockerSplit.Facts;

namespace DockerSplit.Images.Contracts;

/// <summary>The two images, what was planned, and the ledger in the making.</summary>
internal sealed class LedgerBooks
{
    private readonly List<LedgerEntry> _entries = [];
    private readonly List<LedgerFinding> _findings = [];
    private readonly Lazy<FileOwners> _owners;

    public LedgerBooks(ImageFacts original, ImageFacts rewritten, Expectation expected)
    {
        (Original, Rewritten, Expected) = (original, rewritten, expected);
        (Before, After) = (new(original.Final.Files), new(rewritten.Final.Files));
        (ListedBefore, ListedAfter) = (Listed(original.Final, Before), Listed(rewritten.Final, After));
        (DeletedBefore, DeletedAfter) = (Deleted(original.Final, Before), Deleted(rewritten.Final, After));
        _owners = new(() => FileOwners.Of(original));
    }

    public ImageFacts Original { get; }

    public ImageFacts Rewritten { get; }

    public Expectation Expected { get; }

    /// <summary>The paths of the original.</summary>
    public PathResolver Before { get; }

    /// <summary>The paths of the rewritten image.</summary>
    public PathResolver After { get; }

    /// <summary>The packages that list a file of the original, by paths without links in their directories.</summary>
    public IReadOnlyDictionary<string, PackageFacts> ListedBefore { get; }

    /// <summary>The same for the rewritten image.</summary>
    public IReadOnlyDictionary<string, PackageFacts> ListedAfter { get; }

    /// <summary>Packages' files that are gone in the original, by paths without links in their directories.</summary>
    public IReadOnlySet<string> DeletedBefore { get; }

    /// <summary>The same for the rewritten image.</summary>
    public IReadOnlySet<string> DeletedAfter { get; }

    /// <summary>What was decided about the packages of the original; filled before paths are compared.</summary>
    public Dictionary<string, (LedgerFate Fate, LedgerReason Reason)> Packages { get; } = new(StringComparer.Ordinal);

    /// <summary>The package of the original that lists a path or made it; null where none did.</summary>
    public string? OwnerBefore(string path) => _owners.Value.PackageOf(path);

    public void Enter(LedgerSubject subject, string name, LedgerFate fate, LedgerReason reason, long size = 0) =>
        _entries.Add(new(subject, name, fate, reason, size));

    public void Find(LedgerFinding finding) => _findings.Add(finding);

    /// <summary>A finding that breaks.</summary>
    public void Break(LedgerFindingKind kind, string name, string original, string rewritten, string remedy, string? package = null) =>
        Find(new(kind, LedgerWeight.Breaks, name, package, original, rewritten, remedy));

    public Ledger Close() =>
        new(
            [.. _entries.OrderBy(entry => entry.Subject).ThenBy(entry => entry.Name, StringComparer.Ordinal)],
            [
                .. _findings
                    .OrderByDescending(finding => finding.Weight)
                    .ThenBy(finding => finding.Kind)
                    .ThenBy(finding => finding.Name, StringComparer.Ordinal)
                    .ThenBy(finding => finding.Original, StringComparer.Ordinal),
            ]
        );

    private static HashSet<string> Deleted(ImageSnapshot image, PathResolver paths) =>
        image.Packages.Packages.Values.SelectMany(package => package.Deleted).Select(paths.Canonical).ToHashSet(StringComparer.Ordinal);

    private static Dictionary<string, PackageFacts> Listed(ImageSnapshot image, PathResolver paths)
    {
        var owners = new Dictionary<string, PackageFacts>(StringComparer.Ordinal);
        foreach (var package in image.Packages.Packages.Values)
        {
            foreach (var path in package.Files)
                owners[paths.Canonical(path)] = package;
        }

        return owners;
    }
}

/// <summary>The reasons that no data file tells.</summary>
internal static class LedgerReasons
{
    public static LedgerReason Same { get; } = new("same", "it is the same in both images");

    public static LedgerReason Unaccounted { get; } = new("unaccounted", "nothing accounts for it");

    public static LedgerReason SameTarget { get; } = new("same-target", "the link is written otherwise and leads to the same");

    public static LedgerReason SameMeaning { get; } = new("same-meaning", "it is written otherwise and says the same");

    public static LedgerReason EmptiedDirectory { get; } = new("emptied-directory", "all that it held is left out");

    public static LedgerReason LeftOutByManager { get; } =
        new("left-out-by-manager", "the package manager of the runtime base is set to leave it out", IsWeak: true);

    public static LedgerReason OtherVersion { get; } = new("other-version", "the package has another version there");

    public static LedgerReason Unused { get; } = new("unused-account", "nothing that is kept uses the service account", IsWeak: true);

    public static LedgerReason CopiedFiles { get; } = new("copied-files", "its files are there without the package");
}
