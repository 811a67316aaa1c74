using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Description.Files;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Paths;
using DockerSplit.References;

namespace DockerSplit.Description;

/// <summary>Tells of images by their name alone, from the tables.</summary>
public static class DescribedBases
{
    private const int ProgramMode = FilePermissions.PlainDirectory;

    /// <summary>What an image brings, and its configuration; of one that no table knows next to nothing.</summary>
    /// <param name="reference">As it stands behind FROM, variables expanded; null when it cannot be known.</param>
    public static (ImageSnapshot Content, ImageConfig Config) Of(string? reference, ImageTable images)
    {
        var (row, family, distribution) = Find(reference, images);
        var accounts = new DescribedAccounts(Users(row, family), Groups(family));
        var files = FileWalk.Facts("/", Files(row, family), accounts).Skip(1).ToList();
        var packages = PackagesOf(images.Find(reference), row)
            .ToImmutableSortedDictionary(name => name, name => DescribedPackages.Fact(name, null), StringComparer.Ordinal);

        return (
            new()
            {
                Distribution = distribution,
                Files = files.ToImmutableSortedDictionary(file => file.Path, file => file, StringComparer.Ordinal),
                Packages = new(family?.Manager ?? "", packages),
                Binaries = (row?.Programs ?? []).ToImmutableSortedDictionary(path => path, _ => Program, StringComparer.Ordinal),
                Users = accounts.Users,
                Groups = accounts.Groups,
                LibraryPath = [],
            },
            ConfigOf(row)
        );
    }

    /// <summary>A program of which nothing is known but that it is one.</summary>
    internal static BinaryFacts Program { get; } = new ElfFacts(0, 0, "", null, [], [], [], [], false, []);

    /// <summary>Whether a table knows the image.</summary>
    internal static bool Knows(string? reference) => RowOf(reference) is not null;

    /// <summary>Where an image starts; null for one that no table knows.</summary>
    public static string? StartOf(string? reference) =>
        RowOf(reference) is not { } row ? null
        : row.WorkingDirectory.Length == 0 ? "/"
        : row.WorkingDirectory;

    /// <summary>Whether the image's own package managers put programs there, beside what the image has in all of its variants.</summary>
    public static bool TakesPrograms(string? reference, string directory) => RowOf(reference)?.Commands.ContainsKey(directory) == true;

    /// <summary>The base image's files as the build finds them.</summary>
    internal static DescribedNode Files(string? reference, ImageTable images)
    {
        var (row, family, _) = Find(reference, images);

        return Files(row, family);
    }

    private static (BaseRow? Row, FamilyRow? Family, Distribution Distribution) Find(string? reference, ImageTable images)
    {
        var (row, known) = (RowOf(reference), images.Find(reference));
        var id = known?.Distribution ?? row?.Distribution ?? "";
        var release = images.ReleaseOf(reference);

        return (row, DescriptionData.FamilyOf(id), new(id, release ?? "", release));
    }

    private static BaseRow? RowOf(string? reference) =>
        reference is not null && ImageReference.TryParse(reference) is { } parsed
            ? DescriptionData.BaseOf($"{parsed.Family}:{parsed.EffectiveTag}")
            : null;

    private static IEnumerable<string> PackagesOf(BaseImageRow? known, BaseRow? row) =>
        (known?.Packages ?? []).Concat(row?.Packages ?? []).Distinct(StringComparer.Ordinal);

    private static DescribedNode Files(BaseRow? row, FamilyRow? family)
    {
        var files = new DescribedFiles(DescribedNode.Directory(0) with { IsFilled = true });
        foreach (var path in (family?.Empty ?? []).Where(path => path != "/"))
            files.Put(path, DescribedNode.Directory(0));
        foreach (var path in (family?.Filled ?? []).Concat(row?.Filled ?? []).Where(path => path != "/"))
        {
            if (files.At(path) is null)
                files.Put(path, DescribedNode.Directory(0));
            files.Update(path, node => node with { IsFilled = true });
        }

        foreach (var (directory, names) in family?.Programs ?? [])
            files.Update(
                directory,
                node => node.WithAll(node.Children.Concat(names.Select(name => KeyValuePair.Create(name, ProgramFile))))
            );
        foreach (var (directory, twin) in family?.Twins ?? [])
            files.Update(directory, node => node.WithAll(files.At(twin)!.Children));
        foreach (var path in row?.Programs ?? [])
            files.Put(path, ProgramFile);
        foreach (var (directory, interpreter) in row?.Commands ?? [])
            files.Put(directory, (files.At(directory) ?? DescribedNode.Directory(0)) with { Interpreter = interpreter });

        return files.Root;
    }

    private static DescribedNode ProgramFile { get; } = DescribedNode.File(0) with { Mode = ProgramMode };

    private static IEnumerable<UserFacts> Users(BaseRow? row, FamilyRow? family) =>
        from line in (family?.Users ?? []).Concat(row?.Users ?? [])
        let parts = line.Split(':')
        select new UserFacts(parts[0], Number(parts[1]), Number(parts[2]), "", parts[3], parts[4]);

    private static IEnumerable<GroupFacts> Groups(FamilyRow? family) =>
        from line in family?.Groups ?? []
        let parts = line.Split(':')
        select new GroupFacts(parts[0], Number(parts[1]), []);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static ImageConfig ConfigOf(BaseRow? row) =>
        row is null
            ? new() { Environment = ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"] }
            : new()
            {
                Environment = [.. row.Environment],
                Entrypoint = [.. row.Entrypoint],
                Command = [.. row.Command],
                WorkingDirectory = row.WorkingDirectory,
                User = row.User,
            };
}
