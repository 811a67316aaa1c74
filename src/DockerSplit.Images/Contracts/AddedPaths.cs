using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Images.Contracts;

/// <summary>Finds what the rewritten image has and the original has not.</summary>
internal static class AddedPaths
{
    private const int SetIdBits = 0xC00;

    public static void Find(LedgerBooks books)
    {
        var allowed = PathSet.Of(books.Expected.Added.Keys.Where(name => name.StartsWith('/')));
        foreach (var file in books.Rewritten.Final.Files.Values)
        {
            if (books.Before.At(books.Before.Canonical(file.Path)) is null && !allowed.Covers(file.Path))
                Find(books, file);
        }
    }

    private static void Find(LedgerBooks books, FileFacts file)
    {
        if (LedgerRules.Find(LedgerOccasion.Added, file) is not null)
            return;
        var package = books.ListedAfter.GetValueOrDefault(file.Path);
        if (package is null || file.Kind == FileKind.Directory)
            Unlisted(books, file);
        else if (IsOtherVersion(books, package))
            return;
        else if (books.ListedBefore.ContainsKey(books.Before.Canonical(file.Path)))
            Restored(books, file, package);
        else if (books.Original.Final.Packages.Packages.ContainsKey(package.Name))
            books.Break(LedgerFindingKind.AddedPath, file.Path, "", $"{file.Kind}", $"remove {file.Path}", package.Name);
    }

    private static bool IsOtherVersion(LedgerBooks books, PackageFacts package) =>
        books.Original.Final.Packages.Packages.TryGetValue(package.Name, out var old) && old.Version != package.Version;

    /// <summary>The original's manager may be set to leave the file out; then its author deleted nothing.</summary>
    private static void Restored(LedgerBooks books, FileFacts file, PackageFacts package)
    {
        var weight = books.DeletedBefore.Contains(books.Before.Canonical(file.Path)) ? LedgerWeight.Breaks : LedgerWeight.Note;
        books.Find(new(LedgerFindingKind.Restored, weight, file.Path, package.Name, "", "", $"remove {file.Path} behind the installation"));
    }

    /// <summary>An empty directory holds nothing that a program could find; a set-id bit gives rights that nobody had.</summary>
    private static void Unlisted(LedgerBooks books, FileFacts file)
    {
        if (file.Kind == FileKind.Directory)
            return;
        var (kind, now) =
            file.Kind == FileKind.Regular && (file.Mode & SetIdBits) != 0
                ? (LedgerFindingKind.SetId, FilePermissions.Octal(file.Mode))
                : (LedgerFindingKind.AddedPath, $"{file.Kind}");
        books.Break(kind, file.Path, "", now, $"leave {file.Path} out, or remove it");
    }
}
