using System.Text;
using DockerSplit.Application;
using DockerSplit.Cli.Terminal;

namespace DockerSplit.Cli.Files;

/// <summary>A file that a report goes to; its extension tells the form.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Name">As the user wrote it.</param>
internal sealed record ReportFile(string Path, string Name)
{
    /// <summary>The variable in which GitHub's runners name the file of a step's summary.</summary>
    private const string SummaryVariable = "GITHUB_STEP_SUMMARY";

    /// <summary>Whether it is the summary of a job's step: what stands in it stays.</summary>
    public bool IsSummary { get; private init; }

    public string Extension => System.IO.Path.GetExtension(Path).ToLowerInvariant();

    /// <summary>Whether a name is that of the summary of a job's step.</summary>
    public static bool NamesSummary(string name, IConsole console) =>
        console.Variable(SummaryVariable) is { Length: > 0 } path && path == name;

    /// <summary>Refuses a file that cannot be written, before anything is built.</summary>
    public static ReportFile Open(string name, PathClaims claims, IConsole console)
    {
        var file = new ReportFile(System.IO.Path.GetFullPath(name, console.WorkingDirectory), name)
        {
            IsSummary = NamesSummary(name, console),
        };
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
            var before = IsSummary && File.Exists(Path) ? await File.ReadAllTextAsync(Path, cancellationToken) : "";
            await AtomicFile.WriteAsync(Path, Encoding.UTF8.GetBytes(before + content), cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refused(exception);
        }
    }

    private EnvironmentFailure Refused(Exception cause) => new($"cannot write '{Name}': {cause.Message}", FailureKind.Usage, cause);
}
