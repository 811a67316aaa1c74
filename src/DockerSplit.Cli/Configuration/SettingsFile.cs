using DockerSplit.Application;
using DockerSplit.Cli.Files;
using DockerSplit.Engine.Files;

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
        var root = RootOf(directory);
        if (Find(directory, root) is not { } path)
            return Settings.None;

        var name = Path.GetRelativePath(from, path);
        // A link out of the repository would let messages about the file tell what stands in it.
        if (!RealPath.IsWithin(path, root))
            throw new EnvironmentFailure($"'{name}' is a link that leads out of the repository", FailureKind.Usage);

        return SettingsReader.Read(name, Path.GetDirectoryName(path)!, SmallFile.ReadText(path, name), root);
    }

    /// <summary>The repository's root; outside of a repository the directory itself: what lies above it belongs to something else.</summary>
    public static string RootOf(string directory)
    {
        for (var here = directory; here is not null; here = Path.GetDirectoryName(here))
        {
            if (Path.Exists(Path.Combine(here, ".git")))
                return here;
        }

        return directory;
    }

    private static string? Find(string directory, string root)
    {
        for (var here = directory; here is not null; here = here == root ? null : Path.GetDirectoryName(here))
        {
            // Whatever bears the name counts, so that what cannot be read is said and not passed over.
            if (Path.Join(here, Name) is var file && Path.Exists(file))
                return file;
        }

        return null;
    }
}
