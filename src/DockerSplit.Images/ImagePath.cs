namespace DockerSplit.Images;

/// <summary>Paths inside an image: text only, never used as a path of the machine that docksplit runs on.</summary>
internal static class ImagePath
{
    /// <summary>Linux's PATH_MAX.</summary>
    public const int MaxLength = 4096;

    /// <summary>The components, without empty ones and <c>.</c>; <c>..</c> stays.</summary>
    public static IEnumerable<string> Split(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".");

    /// <summary>The absolute path as text alone can tell it: <c>..</c> takes a component away, and stops at the root.</summary>
    public static string Normalize(string path)
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

    public static string Combine(string directory, string name) => directory is "/" ? "/" + name : $"{directory}/{name}";

    public static string Combine(string directory, IReadOnlyCollection<string> names) =>
        names.Count == 0 ? directory : Normalize(Combine(directory, string.Join('/', names)));

    /// <summary>The directory of an absolute path; the root is its own.</summary>
    public static string Parent(string path)
    {
        var slash = path.LastIndexOf('/');

        return slash <= 0 ? "/" : path[..slash];
    }

    public static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static bool IsNormal(string path) =>
        path is ['/', .. var rest]
        && (rest.Length == 0 || !rest.EndsWith('/'))
        && !path.Contains("//", StringComparison.Ordinal)
        && !path.Contains("/.", StringComparison.Ordinal);
}
