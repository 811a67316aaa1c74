using System.Collections.Immutable;
using DockerSplit.Application;
using DockerSplit.Cli.Files;
using DockerSplit.Engine.Files;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

// Versions of the protocol from 2026-07-28 on have no roots; clients of the former ones do, and expect them to be kept to.
#pragma warning disable MCP9005

namespace DockerSplit.Cli.Agents;

/// <summary>The directories that a client works in: nothing outside of them is read or written at its word.</summary>
/// <param name="Directories">Absolute; relative paths start from the first.</param>
internal sealed record ClientRoots(ImmutableArray<string> Directories)
{
    private static readonly string[] DockerfileNames = ["Dockerfile", "Containerfile"];

    public string First => Directories[0];

    /// <summary>What the client names, or the working directory where it names none.</summary>
    /// <exception cref="EnvironmentFailure">It names roots of which none is a directory here, or does not tell them.</exception>
    public static async Task<ClientRoots> AskAsync(McpServer server, string workingDirectory, CancellationToken cancellationToken)
    {
        if (server.ClientCapabilities?.Roots is null)
            return new([workingDirectory]);

        try
        {
            var told = await server.RequestRootsAsync(new ListRootsRequestParams(), cancellationToken);
            if (told.Roots.Count == 0)
                return new([workingDirectory]);
            ImmutableArray<string> directories =
            [
                .. told.Roots.Select(root => LocalPath(root.Uri)).OfType<string>().Where(Directory.Exists),
            ];

            return directories is []
                ? throw new EnvironmentFailure("none of the client's roots is a directory here", FailureKind.Usage)
                : new ClientRoots(directories);
        }
        catch (Exception exception) when (exception is McpException or InvalidOperationException)
        {
            throw new EnvironmentFailure($"the client does not tell its roots: {exception.Message}", FailureKind.Usage, exception);
        }
    }

    /// <summary>A file or directory that the client names, as the command line takes it: never an option, a stream or a list of arguments.</summary>
    /// <exception cref="EnvironmentFailure">It lies outside of the roots, or leads there by a link.</exception>
    public string Name(string text)
    {
        if (text.Length == 0 || text.Contains('\0', StringComparison.Ordinal))
            throw new EnvironmentFailure("a path is empty, or holds a character that no path has", FailureKind.Usage);

        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(text, First));
        Require(path, text);

        var relative = Path.GetRelativePath(First, path);
        if (
            Path.IsPathRooted(relative)
            || relative == ".."
            || relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        )
            return path;

        return relative[0] is '-' or '@' or '[' ? Path.Join(".", relative) : relative;
    }

    /// <summary>The same for a Dockerfile: a directory stands for the one in it.</summary>
    /// <exception cref="EnvironmentFailure">It lies outside, there is none, or it is a file that builds several.</exception>
    public string DockerfileName(string text)
    {
        var name = Name(text);
        if (Path.GetExtension(name) is ".yaml" or ".yml" or ".hcl" or ".json")
            throw new EnvironmentFailure($"'{text}' is no Dockerfile; name one, since this tool takes one at a time", FailureKind.Usage);
        if (Directory.Exists(Path.GetFullPath(name, First)))
            name =
                DockerfileNames.Select(file => Path.Join(name, file)).FirstOrDefault(file => Path.Exists(Path.GetFullPath(file, First)))
                ?? throw new EnvironmentFailure($"there is no Dockerfile in '{text}'", FailureKind.Usage);

        Require(Path.GetFullPath(name, First), text);
        // The directory becomes the build context, whatever the file itself leads to.
        Require(Path.GetDirectoryName(Path.GetFullPath(name, First))!, text);

        return name;
    }

    /// <summary>An image: an archive's path is one within the roots, everything else is a name for the engine.</summary>
    public string ImageName(string text, Terminal.IConsole console) =>
        text.StartsWith('-') || text.StartsWith('@') ? throw new EnvironmentFailure($"'{text}' is no image", FailureKind.Usage)
        : ImageArchive.IsMeant(text, console) ? Name(text)
        : text;

    private void Require(string path, string text)
    {
        if (!Directories.Any(root => RealPath.IsWithin(path, root)))
            throw new EnvironmentFailure(
                $"'{text}' lies outside of {(Directories.Length == 1 ? $"the root {First}" : $"the roots {string.Join(", ", Directories)}")}",
                FailureKind.Usage
            );
    }

    private static string? LocalPath(string uri) =>
        Uri.TryCreate(uri, UriKind.Absolute, out var parsed) && parsed.IsFile ? Path.GetFullPath(parsed.LocalPath) : null;
}
