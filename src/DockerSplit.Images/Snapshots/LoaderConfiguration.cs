using System.Collections.Immutable;
using DockerSplit.Paths;

namespace DockerSplit.Images.Snapshots;

/// <summary>Reads where an image's program loader looks for libraries, besides the directories that are built into it.</summary>
internal static class LoaderConfiguration
{
    private const int MaxIncludes = 100;

    /// <summary>musl's path file when there is one, else the directories of ld.so.conf and the files it includes.</summary>
    public static ImmutableArray<string> Directories(SnapshotFiles files)
    {
        var musl = files.Kept.Where(path => PathPattern.Matches("/etc/ld-musl-*.path", path)).Select(files.Text).FirstOrDefault();
        if (musl is not null)
            return [.. musl.Split([':', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

        var directories = new List<string>();
        var included = new HashSet<string>(StringComparer.Ordinal);
        Read(files, "/etc/ld.so.conf", directories, included);

        return [.. directories.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>ldconfig(8): a directory a line, comments, and <c>include</c> with patterns.</summary>
    private static void Read(SnapshotFiles files, string path, List<string> directories, HashSet<string> included)
    {
        if (included.Count > MaxIncludes || !included.Add(path) || files.Text(path) is not { } text)
            return;

        foreach (var line in text.Split('\n').Select(line => line.Split('#')[0].Trim()))
        {
            if (line.StartsWith('/'))
                directories.AddRange(line.Split([':', ' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries));
            else if (line.StartsWith("include ", StringComparison.Ordinal))
                Include(files, ContainerPath.Normalise(ContainerPath.Join(Base(line), line[8..].Trim())), directories, included);
        }
    }

    private static string Base(string line) => line[8..].Trim().StartsWith('/') ? "/" : "/etc";

    private static void Include(SnapshotFiles files, string pattern, List<string> directories, HashSet<string> included)
    {
        foreach (var path in files.Kept.Where(path => PathPattern.Matches(pattern, path)))
            Read(files, path, directories, included);
    }
}
