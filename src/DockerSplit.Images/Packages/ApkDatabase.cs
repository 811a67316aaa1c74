using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Facts;
using DockerSplit.Images.Snapshots;

namespace DockerSplit.Images.Packages;

/// <summary>
/// Reads apk's database of installed packages: a line for each field, its name a single letter, an empty line behind each package
/// (Alpine wiki, "Apk spec", "Installed Database").
/// </summary>
internal static class ApkDatabase
{
    public const string Name = "apk";

    public static PackageDatabase? Read(SnapshotFiles files)
    {
        if ((files.Text("/lib/apk/db/installed") ?? files.Text("/usr/lib/apk/db/installed")) is not { } text)
            return null;

        var world = (files.Text("/etc/apk/world") ?? "")
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(NameOf)
            .ToHashSet(StringComparer.Ordinal);
        var packages = ImmutableSortedDictionary.CreateBuilder<string, PackageFacts>(StringComparer.Ordinal);
        foreach (var record in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            if (Package(record, files) is { Name.Length: > 0 } package)
                packages[package.Name] = package with { Manual = world.Contains(package.Name) };
        }

        return new(Name, packages.ToImmutable());
    }

    private static PackageFacts Package(string record, SnapshotFiles files)
    {
        var fields = new Dictionary<char, string>();
        var listing = new ApkFileList(files);
        foreach (var line in record.Split('\n'))
        {
            if (line.Length < 2 || line[1] != ':')
                continue;
            if (!listing.TryAdd(line[0], line[2..]))
                fields[line[0]] = line[2..];
        }

        return new(
            fields.GetValueOrDefault('P', ""),
            fields.GetValueOrDefault('V', ""),
            fields.GetValueOrDefault('A', ""),
            Words(fields.GetValueOrDefault('D', "")),
            [.. Words(fields.GetValueOrDefault('p', "")).Select(NameOf)],
            long.TryParse(fields.GetValueOrDefault('I'), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0,
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

    private static ImmutableArray<string> Words(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>A dependency without its version and repository tag: <c>name>=1.2</c>, <c>name@edge</c>.</summary>
    private static string NameOf(string dependency) =>
        dependency.IndexOfAny(['=', '<', '>', '~', '@']) is > 0 and var end ? dependency[..end] : dependency;
}
