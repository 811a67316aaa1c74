using System.Collections.Frozen;
using System.Collections.Immutable;
using DockerSplit.Application;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Files;

/// <summary>Finds Dockerfiles below directories.</summary>
internal static class DockerfileSearch
{
    /// <summary>What holds other people's Dockerfiles, or none at all.</summary>
    private static readonly FrozenSet<string> Ignored = FrozenSet.Create(
        StringComparer.Ordinal,
        ".git",
        ".hg",
        ".svn",
        "node_modules",
        "vendor",
        ".venv",
        "venv",
        "__pycache__",
        ".tox",
        ".terraform"
    );

    /// <summary>The files that are named, and those below the directories that are named; each once, sorted.</summary>
    public static ImmutableArray<string> Find(IEnumerable<string> names, IConsole console) =>
        [.. names.SelectMany(name => Find(name, console)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Find(string name, IConsole console)
    {
        var path = Path.GetFullPath(name, console.WorkingDirectory);
        if (File.Exists(path))
            return [name];
        if (!Directory.Exists(path))
            throw new EnvironmentFailure($"'{name}' does not exist", FailureKind.Usage);

        return Below(new(path)).Select(file => Path.Join(name, Path.GetRelativePath(path, file))).Select(Shorten);
    }

    private static IEnumerable<string> Below(DirectoryInfo directory)
    {
        var options = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var file in directory.EnumerateFiles("*", options).Where(file => IsDockerfile(file.Name)))
            yield return file.FullName;

        foreach (var child in directory.EnumerateDirectories("*", options).Where(child => !Ignored.Contains(child.Name)))
        {
            foreach (var file in Below(child))
                yield return file;
        }
    }

    private static bool IsDockerfile(string name) =>
        !name.EndsWith(".dockerignore", StringComparison.Ordinal)
        && (
            name is "Dockerfile" or "Containerfile"
            || name.StartsWith("Dockerfile.", StringComparison.Ordinal)
            || name.StartsWith("Containerfile.", StringComparison.Ordinal)
            || name.EndsWith(".Dockerfile", StringComparison.OrdinalIgnoreCase)
        );

    private static string Shorten(string path) => path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
}
