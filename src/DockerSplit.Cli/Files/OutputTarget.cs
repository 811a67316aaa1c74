using DockerSplit.Application;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Files;

/// <summary>Where the rewritten Dockerfile goes.</summary>
/// <param name="Path">The file, absolute; null for standard output.</param>
/// <param name="Name">As the user wrote it.</param>
internal sealed record OutputTarget(string? Path, string Name)
{
    public bool IsStandardOutput => Path is null;

    public static OutputTarget StandardOutput { get; } = new(null, TextFile.StandardStream);

    /// <summary>The input itself, since the user says so.</summary>
    public static OutputTarget InPlace(string path, string name) => Probed(path, name);

    /// <summary>Takes what the user wrote, and refuses what cannot work, before anything is built.</summary>
    public static OutputTarget Open(string? name, PathClaims claims, IConsole console)
    {
        if (name is null or TextFile.StandardStream)
            return StandardOutput;

        var path = System.IO.Path.GetFullPath(name, console.WorkingDirectory);
        claims.Writes(path, name, "the output");

        return Probed(path, name);
    }

    private static OutputTarget Probed(string path, string name)
    {
        try
        {
            AtomicFile.Probe(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refused(name, Reason(exception), exception);
        }

        return new(path, name);
    }

    /// <summary>Writes the whole content, or nothing.</summary>
    public async Task WriteAsync(byte[] content, IConsole console, CancellationToken cancellationToken)
    {
        try
        {
            if (Path is null)
                await WriteToStandardOutputAsync(content, console, cancellationToken);
            else
                await AtomicFile.WriteAsync(Path, content, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refused(Name, Reason(exception), exception);
        }
    }

    private static async Task WriteToStandardOutputAsync(byte[] content, IConsole console, CancellationToken cancellationToken)
    {
        await console.Output.WriteAsync(content, cancellationToken);
        await console.Output.FlushAsync(cancellationToken);
    }

    private static string Reason(Exception exception) =>
        exception switch
        {
            DirectoryNotFoundException => "its directory does not exist",
            UnauthorizedAccessException => "permission denied",
            _ => exception.Message,
        };

    private static EnvironmentFailure Refused(string name, string reason, Exception? cause = null) =>
        new($"cannot write '{name}': {reason}", FailureKind.Usage, cause);
}
