using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Images.Contracts;

/// <summary>Says why a path of the original is not in the rewritten image, or that nothing says why.</summary>
internal sealed class MissingPaths
{
    private readonly LedgerBooks _books;
    private readonly PathSet _dropped;
    private readonly HashSet<string> _parents;
    private readonly Dictionary<string, string> _homes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _volumes;

    public MissingPaths(LedgerBooks books)
    {
        _books = books;
        _dropped = PathSet.Of(books.Expected.DroppedPaths.Keys);
        _parents = books.Original.Final.Files.Keys.Select(ContainerPath.Parent).ToHashSet(StringComparer.Ordinal);
        _volumes = books.Original.Config.Volumes.Select(volume => books.Before.Canonical(volume)).ToHashSet(StringComparer.Ordinal);
        var users = books.Rewritten.Final.Users.Select(user => user.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var user in books.Original.Final.Users.Where(user => users.Contains(user.Name) && user.Home.StartsWith('/')))
            _homes.TryAdd(books.Before.Canonical(user.Home), user.Name);
    }

    public (LedgerFate Fate, LedgerReason Reason) Judge(FileFacts file)
    {
        if (file.Kind == FileKind.Directory && _volumes.Contains(file.Path))
            return Broken(LedgerFindingKind.MissingVolume, file, null);
        if (MeaningLedger.JudgeMissing(_books, file.Path) is { } lost)
            return lost;
        if (LedgerRules.Find(LedgerOccasion.Missing, file) is { Fate: not LedgerFate.Dropped } rule)
            return rule;

        return Planned(file)
            ?? OfOwner(file)
            ?? OfLink(file)
            ?? LedgerRules.Find(LedgerOccasion.Missing, file)
            ?? OfHome(file)
            ?? OfDirectory(file)
            ?? OfRest()
            ?? Broken(LedgerFindingKind.MissingPath, file, null);
    }

    /// <summary>What the plan says of the path itself; the nearest directory decides, and a copy before a drop.</summary>
    private (LedgerFate, LedgerReason)? Planned(FileFacts file)
    {
        var (copied, dropped) = (_books.Expected.Copied.CoverOf(file.Path), _dropped.CoverOf(file.Path));
        if (dropped is not null && dropped.Length > (copied?.Length ?? 0))
            return (LedgerFate.Dropped, _books.Expected.DroppedPaths[dropped]);

        return copied is null ? null : Broken(LedgerFindingKind.MissingPath, file, null);
    }

    private (LedgerFate, LedgerReason)? OfOwner(FileFacts file)
    {
        if (_books.ListedBefore.GetValueOrDefault(file.Path) is { } listing)
            return OfListing(file, listing);

        return
            _books.OwnerBefore(file.Path) is { } maker && _books.Packages.TryGetValue(maker, out var fate) && fate.Fate != LedgerFate.Same
            ? fate
            : null;
    }

    private (LedgerFate, LedgerReason)? OfListing(FileFacts file, PackageFacts package)
    {
        // Two architectures of one package have the same name; what is known of the one holds for the other.
        if (!_books.Packages.TryGetValue(package.Name, out var fate) || fate.Fate != LedgerFate.Same)
            return fate.Reason is null ? null : fate;
        if (LedgerRules.Find(LedgerOccasion.Missing, file) is { } rule)
            return rule;
        // What the manager is set to leave out is listed, and counts not as deleted.
        var real = _books.After.Canonical(file.Path);
        if (_books.ListedAfter.ContainsKey(real) && !_books.DeletedAfter.Contains(real))
            return (LedgerFate.Dropped, LedgerReasons.LeftOutByManager);

        return Broken(LedgerFindingKind.MissingPath, file, package.Name);
    }

    /// <summary>A link goes with what it leads to.</summary>
    private (LedgerFate, LedgerReason)? OfLink(FileFacts file) =>
        file.Kind == FileKind.SymbolicLink
        && _books.Before.Resolve(file.Path).Path is { } target
        && _books.After.At(_books.After.Canonical(target)) is null
        && _books.OwnerBefore(target) is { } package
        && _books.Packages.TryGetValue(package, out var fate)
        && fate.Fate == LedgerFate.Dropped
            ? fate
            : null;

    private (LedgerFate, LedgerReason)? OfHome(FileFacts file) =>
        _homes.TryGetValue(file.Path, out var user) ? Broken(LedgerFindingKind.MissingHome, file, null, $"user {user}") : null;

    /// <summary>A directory that held something goes with it: each of those things is accounted for by itself.</summary>
    private (LedgerFate, LedgerReason)? OfDirectory(FileFacts file) =>
        file.Kind == FileKind.Directory && _parents.Contains(file.Path) ? (LedgerFate.Dropped, LedgerReasons.EmptiedDirectory) : null;

    private (LedgerFate, LedgerReason)? OfRest() =>
        _books.Expected is { Rest: { } rest, KeepsBase: false } ? (LedgerFate.Dropped, rest) : null;

    private (LedgerFate, LedgerReason) Broken(LedgerFindingKind kind, FileFacts file, string? package, string original = "")
    {
        _books.Break(kind, file.Path, original, "", $"keep {file.Path}", package);

        return (LedgerFate.Unaccounted, LedgerReasons.Unaccounted);
    }
}
