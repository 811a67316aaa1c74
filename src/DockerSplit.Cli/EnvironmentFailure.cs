namespace DockerSplit;

/// <summary>
/// Something outside of the program is not as it must be: a file, a directory, the engine. The message is for people, and
/// <see cref="Application"/> is the one place that catches it. Bad Dockerfiles are diagnostics, never this.
/// </summary>
internal sealed class EnvironmentFailure(string message, ExitCode exitCode, Exception? cause = null) : Exception(message, cause)
{
    public ExitCode ExitCode { get; } = exitCode;
}
