using System.Text;
using DockerSplit.Application;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Files;

/// <summary>A file that a report goes to; its extension tells the form.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Name">As the user wrote it.</param>
internal sealed record ReportFile(string Path, string Name)
{
    public string Extension => System.IO.Path.GetExtension(Path).ToLowerInvariant();

    /// <summary>Refuses a file that cannot be written, before anything is built.</summary>
    public static ReportFile Open(string name, PathClaims claims, IConsole console)
    {
        var file = new ReportFile(System.IO.Path.GetFullPath(name, console.WorkingDirectory), name);
        claims.Writes(file.Path, name, "another report");
        try
        {
            AtomicFile.Probe(file.Path);

            return file;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw file.Refused(exception);
        }
    }

    public async Task WriteAsync(string content, CancellationToken cancellationToken)
    {
        try
        {
            await AtomicFile.WriteAsync(Path, Encoding.UTF8.GetBytes(content), cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refused(exception);
        }
    }

    private EnvironmentFailure Refused(Exception cause) => new($"cannot write '{Name}': {cause.Message}", FailureKind.Usage, cause);
}
