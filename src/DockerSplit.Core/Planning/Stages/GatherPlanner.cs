using System.Globalization;
using DockerSplit.Facts;
using DockerSplit.Paths;
using DockerSplit.Planning.Rules;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Planning.Stages;

/// <summary>Plans the stage that gathers the files of an image without a base: such an image has no shell to make anything with.</summary>
internal static class GatherPlanner
{
    /// <summary>Where the files are gathered.</summary>
    public const string Directory = "/rootfs";
    private const int PlainMode = FilePermissions.PlainDirectory;

    /// <param name="source">The stage that has the files.</param>
    public static ExtraStage Plan(string source, Solution solution)
    {
        var originals = solution.Original.Files;
        var needed = solution.Equation.Copies.Keys;
        var files = needed.Select(path => originals[path]).ToList();
        var filled = needed.SelectMany(ContainerPath.Above).ToHashSet(StringComparer.Ordinal);
        var directories = files
            .Where(file => file.Kind == FileKind.Directory && (IsSpecial(file) || !filled.Contains(file.Path)))
            .Concat(filled.Select(originals.GetValueOrDefault).OfType<FileFacts>().Where(IsSpecialDirectory))
            .DistinctBy(file => file.Path)
            .OrderBy(file => file.Path, StringComparer.Ordinal);
        // The paths are relative, so that tar does not warn; it keeps owners, modes and links.
        var paths = string.Join(' ', files.Where(file => file.Kind != FileKind.Directory).Select(file => ShellText.Quote(file.Path[1..])));

        return new(
            StagePlan.NameOf(solution, "rootfs", "root-files"),
            source,
            [
                .. StagePlan.AsRoot(solution.Draft.Analysis.Stage),
                ExtraStage.Run([
                    $"mkdir {Directory}",
                    $"install -d -m 1777 {Directory}/tmp",
                    .. directories.Select(Make),
                    $"tar -C / -cf {Directory}.tar {paths}",
                    $"tar -C {Directory} -xpf {Directory}.tar",
                ]),
            ],
            StageRules.Gather.Because("exactly the files that run time needs; scanners will see no packages")
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
