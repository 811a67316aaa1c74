using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Facts;
using DockerSplit.Images.Snapshots;
using DockerSplit.Paths;

namespace DockerSplit.Images.Packages;

/// <summary>Reads pacman's local database: a directory for each package with the files <c>desc</c> and <c>files</c> of <c>%FIELD%</c> blocks.</summary>
internal static class PacmanDatabase
{
    public const string Name = "pacman";

    public static PackageDatabase? Read(SnapshotFiles files)
    {
        var packages = ImmutableSortedDictionary.CreateBuilder<string, PackageFacts>(StringComparer.Ordinal);
        foreach (var path in files.Kept.Where(path => PathPattern.Matches("/var/lib/pacman/local/*/desc", path)))
        {
            var package = Package(Blocks(files.Text(path) ?? ""), Blocks(files.Text(ContainerPath.Parent(path) + "/files") ?? ""), files);
            if (package.Name.Length > 0)
                packages[package.Name] = package;
        }

        return packages.Count == 0 ? null : new(Name, packages.ToImmutable());
    }

    private static PackageFacts Package(Dictionary<string, string[]> description, Dictionary<string, string[]> listing, SnapshotFiles files)
    {
        var paths = listing.GetValueOrDefault("FILES", []);

        return new(
            First(description, "NAME"),
            First(description, "VERSION"),
            First(description, "ARCH"),
            [.. description.GetValueOrDefault("DEPENDS", [])],
            [.. description.GetValueOrDefault("PROVIDES", []).Select(name => name.Split('=')[0])],
            long.TryParse(First(description, "SIZE"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0,
            First(description, "REASON") != "1",
            [.. paths.Where(path => !path.EndsWith('/')).Select(path => "/" + path)]
        )
        {
            Directories = [.. paths.Where(path => path.EndsWith('/')).Select(path => "/" + path.TrimEnd('/'))],
            Modified = Modified(listing.GetValueOrDefault("BACKUP", []), files),
        };
    }

    /// <summary>Compares the MD5 of each file that pacman would keep a copy of.</summary>
    private static ImmutableArray<string> Modified(string[] backups, SnapshotFiles files) =>
        [
            .. backups
                .Select(line => line.Split('\t'))
                .Where(words =>
                    words.Length == 2 && PackageSum.OfHex(SumAlgorithm.Md5, words[1]) is { } sum && files.IsOtherThan("/" + words[0], sum)
                )
                .Select(words => "/" + words[0])
                .Order(StringComparer.Ordinal),
        ];

    private static string First(Dictionary<string, string[]> blocks, string name) =>
        blocks.GetValueOrDefault(name) is [var first, ..] ? first : "";

    private static Dictionary<string, string[]> Blocks(string text)
    {
        var blocks = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var block in text.Split("\n\n"))
        {
            var lines = block.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            if (lines is [['%', .. var name, '%'], ..])
                blocks[name] = lines[1..];
        }

        return blocks;
    }
}
