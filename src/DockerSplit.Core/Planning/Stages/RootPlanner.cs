using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Facts;
using DockerSplit.Paths;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Planning.Stages;

/// <summary>Plans the stage that gathers the files of an image without a base: such an image has no shell to make anything with.</summary>
internal static class RootPlanner
{
    private const string Directory = "/rootfs";
    private const int PlainMode = FilePermissions.PlainDirectory;

    public static RootStage Plan(string builder, Observation seen, Equation equation)
    {
        var files = equation.Copies.Keys.Select(path => seen.Facts.Final.Files[path]).ToList();
        var filled = equation.Copies.Keys.SelectMany(ContainerPath.Above).ToHashSet(StringComparer.Ordinal);
        var directories = files
            .Where(file => file.Kind == FileKind.Directory && (IsSpecial(file) || !filled.Contains(file.Path)))
            .Concat(filled.Select(seen.Facts.Final.Files.GetValueOrDefault).OfType<FileFacts>().Where(IsSpecialDirectory))
            .DistinctBy(file => file.Path)
            .OrderBy(file => file.Path, StringComparer.Ordinal);

        return new(
            builder == "rootfs" ? "root-files" : "rootfs",
            Directory,
            [.. files.Where(file => file.Kind != FileKind.Directory).Select(file => file.Path)],
            [$"install -d -m 1777 {Directory}/tmp", .. directories.Select(Make)]
        );
    }

    private static bool IsSpecialDirectory(FileFacts file) => file.Kind == FileKind.Directory && IsSpecial(file);

    private static bool IsSpecial(FileFacts directory) => directory is not { UserId: 0, GroupId: 0, Mode: PlainMode };

    private static string Make(FileFacts directory) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"install -d -m {FilePermissions.Octal(directory.Mode)} -o {directory.UserId} -g {directory.GroupId} {ShellText.Quote(Directory + directory.Path)}"
        );
}
