namespace DockerSplit.Cli.Reports;

/// <summary>
/// Leaves the directories of this machine out of a report that others read: of a path only the name is told. What is told of containers
/// stays as it is: the same directory may be there, too.
/// </summary>
internal static class HostPaths
{
    private const string Build = "docker build ";

    /// <summary>The report as it may be published.</summary>
    public static RewriteReport LeaveOut(RewriteReport report)
    {
        string[] files =
        [
            .. new[] { report.Dockerfile, report.Target, report.Dockerfiles?.Original.Name, report.Dockerfiles?.Rewritten?.Name }
                .OfType<string>()
                .Where(Path.IsPathRooted)
                .Distinct(StringComparer.Ordinal)
                .OrderByDescending(file => file.Length),
        ];
        if (files is [])
            return report;

        string[] directories =
        [
            .. files
                .Select(file => file[..(file.LastIndexOf('/') + 1)])
                .Where(directory => directory.Length > 1)
                .Distinct(StringComparer.Ordinal)
                .OrderByDescending(directory => directory.Length),
        ];
        var named = ReportMask.Apply(report, text => Replaced(text, files, NameOf));

        // A command that builds names files of this machine alone.
        return named with
        {
            Reproduce =
            [
                .. named.Reproduce.Select(command =>
                    command.StartsWith(Build, StringComparison.Ordinal) ? Replaced(command, directories, _ => "") : command
                ),
            ],
        };
    }

    /// <summary>An image as it was named, or the name alone of the archive that it was read from.</summary>
    public static string NameOf(string image) => Path.IsPathRooted(image) ? Path.GetFileName(image) : image;

    private static string Replaced(string text, string[] paths, Func<string, string> name) =>
        paths.Aggregate(text, (left, path) => left.Replace(path, name(path), StringComparison.Ordinal));
}
