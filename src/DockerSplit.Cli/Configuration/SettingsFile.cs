using DockerSplit.Application;

namespace DockerSplit.Cli.Configuration;

/// <summary>Finds and reads <c>.docksplit.yaml</c>: beside the Dockerfile, or in a directory above it, up to the repository's root.</summary>
internal static class SettingsFile
{
    public const string Name = ".docksplit.yaml";

    /// <summary>The settings of the nearest file; none where there is no file.</summary>
    /// <param name="directory">The Dockerfile's directory, absolute.</param>
    /// <param name="from">The directory that the name in messages starts from.</param>
    public static Settings ReadFor(string directory, string from)
    {
        if (Find(directory) is not { } path)
            return Settings.None;

        var name = Path.GetRelativePath(from, path);
        try
        {
            return SettingsReader.Read(name, Path.GetDirectoryName(path)!, File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EnvironmentFailure($"'{name}' cannot be read: {exception.Message}", FailureKind.Usage, exception);
        }
    }

    /// <summary>Outside of a repository only the directory itself counts: what lies above it belongs to something else.</summary>
    private static string? Find(string directory)
    {
        List<string> passed = [];
        for (var here = directory; here is not null; here = Path.GetDirectoryName(here))
        {
            passed.Add(here);
            if (Path.Exists(Path.Combine(here, ".git")))
                return passed.Select(FileIn).FirstOrDefault(File.Exists);
        }

        return FileIn(directory) is var file && File.Exists(file) ? file : null;
    }

    private static string FileIn(string directory) => Path.Combine(directory, Name);
}
