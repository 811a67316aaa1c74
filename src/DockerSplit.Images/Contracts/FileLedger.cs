using System.Globalization;
using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Images.Contracts;

/// <summary>Compares a path that both images have: kind, content or target, mode, owner, capabilities, attributes.</summary>
internal static class FileLedger
{
    private const int SetIdBits = 0xC00;
    private const int Permissions = 0x1FF;

    public static (LedgerFate Fate, LedgerReason Reason) Judge(LedgerBooks books, FileFacts old, FileFacts now)
    {
        if (books.Expected.Replaced.TryGetValue(old.Path, out var replaced))
            return (LedgerFate.BroughtOtherwise, replaced);

        var package = books.ListedBefore.GetValueOrDefault(old.Path)?.Name;
        if (OfLeftPackage(books, old, now, package ?? books.OwnerBefore(old.Path)) is { } left)
            return left;
        if (old.Kind != now.Kind)
            return Broken(books, LedgerFindingKind.FileKind, old, $"{old.Kind}", $"{now.Kind}", package);

        var content = Content(books, old, now, package);
        var attributes = Attributes(books, old, now, package);

        return content.Fate == LedgerFate.Unaccounted || attributes is null ? content : attributes.Value;
    }

    /// <summary>
    /// Where a package is left out on purpose, what another brings in its place shows through: a link to the shell's own tool, a list that its
    /// installation edited.
    /// </summary>
    private static (LedgerFate, LedgerReason)? OfLeftPackage(LedgerBooks books, FileFacts old, FileFacts now, string? package) =>
        package is not null
        && books.Packages.TryGetValue(package, out var fate)
        && fate.Fate == LedgerFate.Dropped
        && (old.Kind, old.LinkTarget, old.Fingerprint) != (now.Kind, now.LinkTarget, now.Fingerprint)
            ? fate
            : null;

    private static (LedgerFate Fate, LedgerReason Reason) Content(LedgerBooks books, FileFacts old, FileFacts now, string? package)
    {
        if (old.Kind == FileKind.SymbolicLink)
            return Link(books, old, now, package);
        if ((old.Size, old.Fingerprint) == (now.Size, now.Fingerprint))
            return (LedgerFate.Same, LedgerReasons.Same);
        if (books.Expected.Altered.TryGetValue(old.Path, out var altered))
            return (LedgerFate.BroughtOtherwise, altered);
        if (MeaningLedger.Judge(books, old.Path, now.Path) is { } meaning)
            return meaning;
        if (FollowsPackage(books, package) is { } other)
            return other;

        return LedgerRules.Find(LedgerOccasion.Content, old, books)
            ?? Broken(books, LedgerFindingKind.Content, old, $"{Number(old.Size)} bytes", $"{Number(now.Size)} bytes", package);
    }

    private static (LedgerFate, LedgerReason) Link(LedgerBooks books, FileFacts old, FileFacts now, string? package)
    {
        if (old.LinkTarget == now.LinkTarget)
            return (LedgerFate.Same, LedgerReasons.Same);
        if (books.Before.Resolve(old.Path).Path is { } target && target == books.After.Resolve(now.Path).Path)
            return (LedgerFate.BroughtOtherwise, LedgerReasons.SameTarget);
        if (books.Expected.Altered.TryGetValue(old.Path, out var altered))
            return (LedgerFate.BroughtOtherwise, altered);

        return FollowsPackage(books, package)
            ?? FollowsTarget(books, old)
            ?? LedgerRules.Find(LedgerOccasion.Content, old, books)
            ?? Broken(books, LedgerFindingKind.LinkTarget, old, old.LinkTarget ?? "", now.LinkTarget ?? "", package);
    }

    /// <summary>A link that chose a program of a package which is left out on purpose chooses another, or none.</summary>
    private static (LedgerFate, LedgerReason)? FollowsTarget(LedgerBooks books, FileFacts old) =>
        books.Before.Resolve(old.Path).Path is { } target
        && books.ListedBefore.GetValueOrDefault(target)?.Name is { } owner
        && books.Packages[owner] is { Fate: LedgerFate.Dropped } fate
            ? fate
            : null;

    /// <summary>Files of a package in another version differ with it; the finding tells of the package.</summary>
    private static (LedgerFate, LedgerReason)? FollowsPackage(LedgerBooks books, string? package) =>
        package is not null && books.Packages[package] is var fate && fate.Fate is LedgerFate.BroughtOtherwise or LedgerFate.Unaccounted
            ? fate
            : null;

    /// <summary>Null when they agree.</summary>
    private static (LedgerFate, LedgerReason)? Attributes(LedgerBooks books, FileFacts old, FileFacts now, string? package)
    {
        var findings = Differences(old, now).ToList();
        if (findings.Count == 0)
            return null;
        if (LedgerRules.Find(LedgerOccasion.Attributes, old, books) is { } excused)
            return excused;
        foreach (var (kind, before, after) in findings)
            Broken(books, kind, old, before, after, package);

        return (LedgerFate.Unaccounted, LedgerReasons.Unaccounted);
    }

    private static IEnumerable<(LedgerFindingKind Kind, string Before, string After)> Differences(FileFacts old, FileFacts now)
    {
        if (old.Kind != FileKind.SymbolicLink && old.Mode != now.Mode)
            yield return (ModeKind(old, now), Octal(old.Mode), Octal(now.Mode));
        if ((old.UserId, old.GroupId) != (now.UserId, now.GroupId))
            yield return (LedgerFindingKind.Owner, $"{old.UserId}:{old.GroupId}", $"{now.UserId}:{now.GroupId}");
        if (old.Capabilities != now.Capabilities)
            yield return (LedgerFindingKind.Capabilities, old.Capabilities ?? "none", now.Capabilities ?? "none");
        if (old.Attributes != now.Attributes)
            yield return (LedgerFindingKind.Attributes, old.Attributes ?? "none", now.Attributes ?? "none");
    }

    private static LedgerFindingKind ModeKind(FileFacts old, FileFacts now) =>
        ((old.Mode ^ now.Mode) & SetIdBits) != 0 ? LedgerFindingKind.SetId
        : (now.Mode & ~old.Mode & Permissions) != 0 ? LedgerFindingKind.WiderMode
        : LedgerFindingKind.Mode;

    private static (LedgerFate, LedgerReason) Broken(
        LedgerBooks books,
        LedgerFindingKind kind,
        FileFacts old,
        string before,
        string after,
        string? package
    )
    {
        books.Break(kind, old.Path, before, after, $"keep {old.Path} as the original has it", package);

        return (LedgerFate.Unaccounted, LedgerReasons.Unaccounted);
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Octal(int mode) => FilePermissions.Octal(mode).PadLeft(4, '0');
}
