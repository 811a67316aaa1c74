namespace DockerSplit.Paths;

/// <summary>
/// Absolute paths of a Linux container, as text: the rules of the machine that docksplit runs on have no say. A path is normal when it
/// starts with <c>/</c> and has no <c>.</c>, <c>..</c>, doubled or trailing slash; all facts and plans hold normal paths.
/// </summary>
public static class ContainerPath
{
    /// <summary>Linux's PATH_MAX, in bytes.</summary>
    public const int MaxLength = 4096;

    /// <summary>The normal path as text alone can tell it: <c>..</c> takes a component away, and stops at the root.</summary>
    public static string Normalise(string path)
    {
        if (IsNormal(path))
            return path;

        var parts = new List<string>();
        foreach (var part in Split(path))
        {
            if (part != "..")
                parts.Add(part);
            else if (parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
        }

        return "/" + string.Join('/', parts);
    }

    /// <summary>The components, without empty ones and <c>.</c>; <c>..</c> stays.</summary>
    public static IEnumerable<string> Split(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".");

    /// <summary>The path as a shell in the directory would find it: absolute paths stand for themselves.</summary>
    public static string Combine(string directory, string path) => Normalise(path.StartsWith('/') ? path : $"{directory}/{path}");

    /// <summary>The path of an entry of a directory, both normal already; nothing is resolved.</summary>
    public static string Join(string directory, string name) => directory is "/" ? "/" + name : $"{directory}/{name}";

    /// <summary>The path of components below a normal directory.</summary>
    public static string Join(string directory, IReadOnlyCollection<string> names) =>
        names.Count == 0 ? directory : Normalise(Join(directory, string.Join('/', names)));

    /// <summary>The directory that holds the path; the root is its own.</summary>
    public static string Parent(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "/";

    /// <summary>The directories above a path, the nearest first, without the root.</summary>
    public static IEnumerable<string> Above(string path)
    {
        for (var directory = Parent(path); directory != "/"; directory = Parent(directory))
            yield return directory;
    }

    /// <summary>Whether the path can be written in an instruction and in a command as it is.</summary>
    public static bool IsPlain(string path) => path.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '_' or '.' or '@' or '+');

    /// <summary>The last component of the path.</summary>
    public static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>Whether the path is the directory itself or lies below it.</summary>
    public static bool IsWithin(string path, string directory) =>
        directory == "/"
        || path == directory
        || (path.StartsWith(directory, StringComparison.Ordinal) && path.Length > directory.Length && path[directory.Length] == '/');

    /// <summary>The path as it is written in a directory so that it means the same; both are normal.</summary>
    public static string Relative(string directory, string path)
    {
        var (from, to) = (Split(directory).ToList(), Split(path).ToList());
        var common = from.Zip(to).TakeWhile(pair => pair.First == pair.Second).Count();
        var parts = Enumerable.Repeat("..", from.Count - common).Concat(to.Skip(common)).ToList();

        return parts.Count == 0 ? "." : string.Join('/', parts);
    }

    private static bool IsNormal(string path) =>
        path is ['/', .. var rest]
        && (rest.Length == 0 || !rest.EndsWith('/'))
        && !path.Contains("//", StringComparison.Ordinal)
        && !path.Contains("/.", StringComparison.Ordinal);
}
