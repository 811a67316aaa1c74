namespace DockerSplit.Engine.Files;

/// <summary>Where a path leads once every symbolic link on the way is followed.</summary>
public static class RealPath
{
    /// <summary>As many links as Linux follows before it gives up (ELOOP, path_resolution(7)).</summary>
    private const int MaximumLinks = 40;

    private static readonly StringComparison Comparison =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>The real path of an absolute path, whose last parts need not exist.</summary>
    public static string Of(string path)
    {
        var links = 0;

        return Resolve(Path.TrimEndingDirectorySeparator(path), ref links);
    }

    /// <summary>Whether two absolute paths name the same place.</summary>
    public static bool AreSame(string left, string right) => string.Equals(Of(left), Of(right), Comparison);

    /// <summary>Whether a path leads into a directory, or to it, once links are followed on both sides.</summary>
    public static bool IsWithin(string path, string directory)
    {
        var (real, root) = (Of(path), Of(directory));

        return string.Equals(real, root, Comparison)
            || real.StartsWith(Path.EndsInDirectorySeparator(root) ? root : root + Path.DirectorySeparatorChar, Comparison);
    }

    private static string Resolve(string path, ref int links)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
            return path;

        var here = Path.Combine(Resolve(parent, ref links), Path.GetFileName(path));
        if (new FileInfo(here).LinkTarget is not { } target || ++links > MaximumLinks)
            return here;

        return Resolve(Path.GetFullPath(target, Path.GetDirectoryName(here)!), ref links);
    }
}
