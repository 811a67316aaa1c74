using DockerSplit.Application;
using DockerSplit.Application.Inspecting;
using DockerSplit.Cli.Terminal;
using DockerSplit.Engine.Files;
using DockerSplit.Facts;

namespace DockerSplit.Cli.Files;

/// <summary>An archive that <c>docker save</c> or another tool wrote, as the user names it.</summary>
internal static class ImageArchive
{
    private static readonly string[] Endings = [".tar", ".tar.gz", ".tgz", ".tar.zst", ".oci"];

    /// <summary>Whether a file, or standard input, is meant: a plain word that is a file by chance is rather the name of an image.</summary>
    public static bool IsMeant(string name, IConsole console) =>
        name.StartsWith('.')
        || name == TextFile.StandardStream
        || Path.IsPathRooted(name)
        || Array.Exists(Endings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        || (name.Contains('/', StringComparison.Ordinal) && File.Exists(Path.GetFullPath(name, console.WorkingDirectory)));

    /// <summary>The facts of an image: of an archive where one is meant, else of the engine's.</summary>
    public static Task<ImageFacts> FactsAsync(string name, IConsole console, CancellationToken cancellationToken) =>
        IsMeant(name, console)
            ? ReadAsync(name, console, archive => ImageInspector.ReadAsync(name, archive, cancellationToken), cancellationToken)
            : ImageInspector.ReadAsync(name, cancellationToken);

    /// <summary>Reads the file, or standard input for <c>-</c>.</summary>
    private static async Task<T> ReadAsync<T>(
        string name,
        IConsole console,
        Func<Stream, Task<T>> read,
        CancellationToken cancellationToken
    )
    {
        if (name == TextFile.StandardStream)
            return await read(console.Input);

        var file = Path.GetFullPath(name, console.WorkingDirectory);
        if (Directory.Exists(file))
            throw new EnvironmentFailure(
                $"{name} is a directory; an image is read from an archive, as tar makes one of an OCI layout",
                FailureKind.Usage
            );
        try
        {
            if (HostFile.Of(file).Trouble is { } trouble and not "is a FIFO")
                throw new EnvironmentFailure($"{name} {trouble}, which is no archive", FailureKind.Usage);

            // A FIFO, as <(docker save ...) is one, waits for whoever writes into it.
            var opened = await InterruptibleStream.RunAsync(
                () => new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: false),
                cancellationToken
            );
            await using Stream stream = opened.CanSeek ? opened : new InterruptibleStream(opened);

            return await read(stream);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var reason = exception is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : exception.Message;
            throw new EnvironmentFailure($"{name} cannot be read: {reason}", FailureKind.Usage, exception);
        }
    }
}
