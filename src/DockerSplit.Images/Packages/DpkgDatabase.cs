using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Facts;
using DockerSplit.Images.Snapshots;

namespace DockerSplit.Images.Packages;

/// <summary>Reads dpkg's database, whole or as distroless images split it over <c>status.d</c>.</summary>
internal static class DpkgDatabase
{
    public const string Name = "dpkg";

    private const string StatusFile = "/var/lib/dpkg/status";
    private const string StatusDirectory = "/var/lib/dpkg/status.d/";

    public static PackageDatabase? Read(SnapshotFiles files)
    {
        var parts = files
            .Kept.Where(path =>
                path.StartsWith(StatusDirectory, StringComparison.Ordinal) && !path.EndsWith(".md5sums", StringComparison.Ordinal)
            )
            .ToList();
        var status = files.Text(StatusFile);
        if (status is null && parts.Count == 0)
            return null;

        var packages = ImmutableSortedDictionary.CreateBuilder<string, PackageFacts>(StringComparer.Ordinal);
        var automatic = Automatic(files);
        var lists = new DpkgFileLists(files);
        var accounts = new ScriptedAccounts(files);
        foreach (var fields in ControlParagraphs.Read(status ?? "").Where(IsInstalled))
            Add(
                packages,
                Package(fields, lists, lists.Of(fields), lists.SumsOf(fields)) with
                {
                    Accounts = accounts.In(lists.ScriptOf(fields)),
                    Manual = !automatic.Contains(fields["Package"]),
                }
            );
        foreach (var part in parts)
        {
            foreach (var fields in ControlParagraphs.Read(files.Text(part) ?? "").Where(fields => fields.ContainsKey("Package")))
                Add(packages, Package(fields, lists, lists.OfSums(part + ".md5sums"), lists.SumsAt(part + ".md5sums")));
        }

        return new(Name, packages.ToImmutable());
    }

    /// <summary>Two architectures of one package are told apart as dpkg does it, by <c>name:architecture</c>.</summary>
    private static void Add(ImmutableSortedDictionary<string, PackageFacts>.Builder packages, PackageFacts package)
    {
        if (!packages.TryAdd(package.Name, package))
            packages[$"{package.Name}:{package.Architecture}"] = package;
    }

    private static bool IsInstalled(IReadOnlyDictionary<string, string> fields) =>
        fields.ContainsKey("Package") && fields.GetValueOrDefault("Status", "").EndsWith(" installed", StringComparison.Ordinal);

    private static PackageFacts Package(
        IReadOnlyDictionary<string, string> fields,
        DpkgFileLists lists,
        IEnumerable<string> paths,
        string sums
    )
    {
        var (files, directories) = lists.Split(paths);
        var contents = lists.Contents(fields, files, sums);

        return new(
            fields["Package"],
            fields.GetValueOrDefault("Version", ""),
            fields.GetValueOrDefault("Architecture", ""),
            [.. Items(fields, "Pre-Depends"), .. Items(fields, "Depends")],
            [.. Items(fields, "Provides").Select(item => item.Split(' ')[0])],
            long.TryParse(fields.GetValueOrDefault("Installed-Size"), NumberStyles.None, CultureInfo.InvariantCulture, out var kib)
                ? kib * 1024
                : 0,
            null,
            files
        )
        {
            Directories = directories,
            Recommends = [.. Items(fields, "Recommends")],
            Modified = contents.Modified,
            Overwritten = contents.Overwritten,
            Deleted = contents.Deleted,
        };
    }

    private static string[] Items(IReadOnlyDictionary<string, string> fields, string name) =>
        fields.GetValueOrDefault(name, "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The packages that apt installed only because others need them.</summary>
    private static HashSet<string> Automatic(SnapshotFiles files) =>
        ControlParagraphs
            .Read(files.Text("/var/lib/apt/extended_states") ?? "")
            .Where(fields => fields.GetValueOrDefault("Auto-Installed") == "1" && fields.ContainsKey("Package"))
            .Select(fields => fields["Package"])
            .ToHashSet(StringComparer.Ordinal);
}
