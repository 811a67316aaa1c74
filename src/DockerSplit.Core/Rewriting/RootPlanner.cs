using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Facts;
using DockerSplit.Semantics;

namespace DockerSplit.Rewriting;

/// <summary>Plans the stage that gathers the files of an image without a base: such an image has no shell to make anything with.</summary>
internal static class RootPlanner
{
    private const string Directory = "/rootfs";
    private const int PlainMode = 0x1ED;

    public static RootStage Plan(string builder, Observation seen, Equation equation)
    {
        var files = equation.Copies.Keys.Select(path => seen.Facts.Final.Files[path]).ToList();
        var directories = files
            .Where(file => file.Kind == FileKind.Directory && (IsSpecial(file) || !files.Exists(other => IsBelow(other, file))))
            .Concat(files.SelectMany(file => Above(file, seen.Facts.Final)).Where(IsSpecial))
            .DistinctBy(file => file.Path)
            .OrderBy(file => file.Path, StringComparer.Ordinal);

        return new(
            builder == "rootfs" ? "root-files" : "rootfs",
            Directory,
            [.. files.Where(file => file.Kind != FileKind.Directory).Select(file => file.Path)],
            [$"install -d -m 1777 {Directory}/tmp", .. directories.Select(Make)]
        );
    }

    private static IEnumerable<FileFacts> Above(FileFacts file, ImageSnapshot image)
    {
        for (var path = UnixPath.Parent(file.Path); path != "/"; path = UnixPath.Parent(path))
        {
            if (image.Files.TryGetValue(path, out var directory) && directory.Kind == FileKind.Directory)
                yield return directory;
        }
    }

    private static bool IsBelow(FileFacts file, FileFacts directory) =>
        file.Path != directory.Path && UnixPath.IsWithin(file.Path, directory.Path);

    private static bool IsSpecial(FileFacts directory) => directory is not { UserId: 0, GroupId: 0, Mode: PlainMode };

    private static string Make(FileFacts directory) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"install -d -m {Convert.ToString(directory.Mode, 8)} -o {directory.UserId} -g {directory.GroupId} {ShellText.Quote(Directory + directory.Path)}"
        );
}
