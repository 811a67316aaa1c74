using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Facts;
using DockerSplit.Images.Snapshots;

namespace DockerSplit.Images.Packages.Rpm;

/// <summary>Reads rpm's database where it is SQLite, as since 2020; of the older kinds it says that they are not read.</summary>
internal static class RpmDatabase
{
    public const string Name = "rpm";

    private const string File = "rpmdb.sqlite";
    private const string Unknown = "so no file is known to belong to a package";

    /// <summary>A key that packages were signed with stands in the database like a package.</summary>
    private const string Key = "gpg-pubkey";

    private static readonly string[] Directories = ["/usr/lib/sysimage/rpm/", "/var/lib/rpm/"];

    public static PackageDatabase? Read(SnapshotFiles files)
    {
        foreach (var directory in Directories)
        {
            if (IsThere(files, directory + File))
                return Sqlite(files, directory);
            if (IsThere(files, directory + "Packages.db"))
                return Unreadable($"rpm's database is of the kind ndb, which is not read, {Unknown}");
            if (IsThere(files, directory + "Packages"))
                return Unreadable($"rpm's database is of the kind Berkeley DB, which is not read, {Unknown}");
        }

        return null;
    }

    private static bool IsThere(SnapshotFiles files, string path) =>
        files.Paths.Resolve(path).Path is { } real && files.Paths.At(real) is { Kind: FileKind.Regular };

    private static PackageDatabase Unreadable(string why) => PackageDatabase.None with { Manager = Name, Unread = why };

    private static PackageDatabase Sqlite(SnapshotFiles files, string directory)
    {
        if (files.Bytes(directory + File) is not { } bytes)
            return Unreadable($"rpm's database is too large to be read, {Unknown}");
        if (SqliteFile.TryOpen(bytes) is not { } database)
            return Unreadable($"rpm's database is damaged: it is no SQLite file, {Unknown}");
        if (database.Table("Packages") is not { } rows)
            return Unreadable($"rpm's database is damaged: {database.Damage ?? "it has no table of packages"}, {Unknown}");

        var packages = ImmutableSortedDictionary.CreateBuilder<string, PackageFacts>(StringComparer.Ordinal);
        var lists = new RpmFileLists(files);
        var damaged = 0;
        foreach (var row in rows)
        {
            if (RpmHeader.TryRead(row.Blob(1)) is not { } header || Package(header, lists) is not { Name.Length: > 0 } package)
                damaged++;
            else if (package.Name != Key)
                Add(packages, package);
        }

        return new(Name, packages.ToImmutable()) { Unread = Unread(files, directory, database.Damage, damaged, lists) };
    }

    private static string? Unread(SnapshotFiles files, string directory, string? damage, int damaged, RpmFileLists lists)
    {
        if (damage is not null)
            return $"rpm's database is damaged: {damage}; some packages may be missing";
        if (damaged > 0)
            return string.Create(CultureInfo.InvariantCulture, $"rpm's database is damaged: {damaged} of its packages cannot be read");
        if (lists.IsFull)
            return "rpm's database lists more files than any image holds; some of them are left out";

        return files.Paths.At(files.Paths.Canonical($"{directory}{File}-wal")) is { Size: > 0 }
            ? "beside rpm's database lies a log of changes that were not written into it yet; what they change is not seen"
            : null;
    }

    /// <summary>Two architectures of one package are told apart by <c>name.architecture</c>, as rpm's users write it, and two versions by both.</summary>
    private static void Add(ImmutableSortedDictionary<string, PackageFacts>.Builder packages, PackageFacts package)
    {
        if (!packages.TryAdd(package.Name, package) && !packages.TryAdd($"{package.Name}.{package.Architecture}", package))
            packages[$"{package.Name}-{package.Version}.{package.Architecture}"] = package;
    }

    private static PackageFacts Package(RpmHeader header, RpmFileLists lists)
    {
        var listing = lists.Of(header);

        return new(
            header.Text(RpmTag.Name),
            Version(header),
            header.Text(RpmTag.Architecture),
            [.. Names(header, RpmTag.RequireNames)],
            [.. Names(header, RpmTag.ProvideNames)],
            First(header, RpmTag.LongSize) ?? First(header, RpmTag.Size) ?? 0,
            null,
            listing.Files
        )
        {
            Directories = listing.Directories,
            Modified = listing.Contents.Modified,
            Overwritten = listing.Contents.Overwritten,
            Deleted = listing.Contents.Deleted,
        };
    }

    private static string Version(RpmHeader header)
    {
        var version = $"{header.Text(RpmTag.Version)}-{header.Text(RpmTag.Release)}";

        return First(header, RpmTag.Epoch) is { } epoch and not 0
            ? string.Create(CultureInfo.InvariantCulture, $"{epoch}:{version}")
            : version;
    }

    /// <summary>Each name once; what rpm itself must be able to do is no package.</summary>
    private static IEnumerable<string> Names(RpmHeader header, RpmTag tag) =>
        header.Texts(tag).Where(name => !name.StartsWith("rpmlib(", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);

    private static long? First(RpmHeader header, RpmTag tag) => header.Numbers(tag) is [var first, ..] ? first : null;
}
