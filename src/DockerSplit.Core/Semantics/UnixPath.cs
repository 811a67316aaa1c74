namespace DockerSplit.Semantics;

/// <summary>Paths of a Linux image, as text; the host's own rules have no say.</summary>
public static class UnixPath
{
    /// <summary>An absolute path without <c>.</c>, <c>..</c>, doubled or trailing slashes.</summary>
    public static string Normalise(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (part is not ("." or ".."))
                parts.Add(part);
        }

        return "/" + string.Join('/', parts);
    }

    /// <summary>The path from a directory: absolute paths stand for themselves.</summary>
    public static string Combine(string directory, string path) => Normalise(path.StartsWith('/') ? path : $"{directory}/{path}");

    /// <summary>The directory that holds the path.</summary>
    public static string Parent(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "/";

    /// <summary>The directories above a path, the nearest first, without the root.</summary>
    public static IEnumerable<string> Above(string path)
    {
        for (var directory = Parent(path); directory != "/"; directory = Parent(directory))
            yield return directory;
    }

    /// <summary>The last part of the path.</summary>
    public static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>Whether the path is the directory itself or lies below it.</summary>
    public static bool IsWithin(string path, string directory) =>
        directory == "/"
        || path == directory
        || (path.StartsWith(directory, StringComparison.Ordinal) && path.Length > directory.Length && path[directory.Length] == '/');
}
