using DockerSplit.Application;
using DockerSplit.Application.Inspecting;
using DockerSplit.Cli.Files;
using DockerSplit.Cli.Terminal;
using DockerSplit.Engine;
using DockerSplit.Engine.Connection;
using DockerSplit.Engine.Files;
using DockerSplit.Engine.Images;
using DockerSplit.Images;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Cli.Pipeline;

/// <summary>Reads an image, of the engine or out of an archive, and finds out what it needs.</summary>
internal static class InspectPipeline
{
    private static readonly string[] ArchiveEndings = [".tar", ".tar.gz", ".tgz", ".tar.zst", ".oci"];

    /// <summary>
    /// An archive that <c>docker save</c> or another tool wrote is read from its file, or from standard input for <c>-</c>. Anything else
    /// is an image of the engine, which is pulled when the engine lacks it.
    /// </summary>
    public static async Task<InspectedImage> RunAsync(string image, IConsole console, CancellationToken cancellationToken)
    {
        if (image == TextFile.StandardStream)
            return await ReadAsync(image, console.Input, cancellationToken);
        var file = Path.GetFullPath(image, console.WorkingDirectory);

        return IsArchive(image, file) ? await FromFileAsync(image, file, cancellationToken) : await FromEngineAsync(image, cancellationToken);
    }

    /// <summary>Whether a file is meant: a plain word that is a file by chance is rather the name of an image.</summary>
    private static bool IsArchive(string image, string file) =>
        image.StartsWith('.')
        || Path.IsPathRooted(image)
        || Array.Exists(ArchiveEndings, ending => image.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        || (image.Contains('/', StringComparison.Ordinal) && File.Exists(file));

    private static async Task<InspectedImage> FromFileAsync(string image, string file, CancellationToken cancellationToken)
    {
        if (Directory.Exists(file))
            throw new EnvironmentFailure($"{image} is a directory; an image is read from an archive, as tar makes one of an OCI layout", FailureKind.Usage);
        try
        {
            if (HostFile.Of(file).Trouble is { } trouble and not "is a FIFO")
                throw new EnvironmentFailure($"{image} {trouble}, which is no archive", FailureKind.Usage);

            // A FIFO, as <(docker save ...) is one, waits for whoever writes into it.
            var opened = await InterruptibleStream.RunAsync(
                () => new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: false),
                cancellationToken
            );
            await using Stream stream = opened.CanSeek ? opened : new InterruptibleStream(opened);

            return await ReadAsync(image, stream, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var reason = exception is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : exception.Message;
            throw new EnvironmentFailure($"{image} cannot be read: {reason}", FailureKind.Usage);
        }
    }

    private static async Task<InspectedImage> FromEngineAsync(string image, CancellationToken cancellationToken)
    {
        var connection = await EngineConnection.TryConnectAsync(TimeSpan.FromSeconds(5), cancellationToken);
        if (connection is NotConnected { Reason: var reason })
            throw new EnvironmentFailure(reason, FailureKind.NoEngine);

        using var engine = ((Connected)connection).Connection;
        await using var session = EngineSession.Start(engine);
        var store = new ImageStore(session);
        if (await store.ResolveBaseAsync(image, null, null, cancellationToken) is BaseImageMissing missing)
            throw new EnvironmentFailure($"there is no image {image}: {missing.Reason}", FailureKind.Usage);

        await using var archive = await store.SaveAsync(image, cancellationToken);

        return await ReadAsync(image, archive, cancellationToken);
    }

    private static async Task<InspectedImage> ReadAsync(string image, Stream archive, CancellationToken cancellationToken)
    {
        var read = await ImageReader.ReadAsync(archive, [], cancellationToken);

        return read.IsRead
            ? InspectedImage.Of(image, read.Facts)
            : throw new EnvironmentFailure($"the image {image} cannot be read: {read.Error}", FailureKind.Usage);
    }
}
