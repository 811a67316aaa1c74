namespace DockerSplit.Cli.Reports;

/// <summary>Leaves the directories of this machine out of a report that others read: of a path only the name is told.</summary>
internal static class HostPaths
{
    /// <summary>The report as it may be published.</summary>
    public static RewriteReport LeaveOut(RewriteReport report)
    {
        string[] directories =
        [
            .. new[] { report.Dockerfile, report.Target, report.Dockerfiles?.Original.Name, report.Dockerfiles?.Rewritten?.Name }
                .OfType<string>()
                .Where(Path.IsPathRooted)
                .Select(path => path[..(path.LastIndexOf('/') + 1)])
                .Where(directory => directory.Length > 1)
                .Distinct(StringComparer.Ordinal)
                .OrderByDescending(directory => directory.Length),
        ];

        return directories is []
            ? report
            : ReportMask.Apply(
                report,
                text => directories.Aggregate(text, (left, directory) => left.Replace(directory, "", StringComparison.Ordinal))
            );
    }

    /// <summary>An image as it was named, or the name alone of the archive that it was read from.</summary>
    public static string NameOf(string image) => Path.IsPathRooted(image) ? Path.GetFileName(image) : image;
}
