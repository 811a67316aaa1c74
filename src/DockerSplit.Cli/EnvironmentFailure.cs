using System.Globalization;

namespace DockerSplit;

/// <summary>
/// Something outside of the program is not as it must be: a file, a directory, the engine. The message is for people, and
/// <see cref="Application"/> is the one place that catches it. Bad Dockerfiles are diagnostics, never this.
/// </summary>
internal sealed class EnvironmentFailure(string message, ExitCode exitCode, Exception? cause = null) : Exception(message, cause)
{
    public ExitCode ExitCode { get; } = exitCode;

    /// <summary>Whether the message begins with a place, in the form that editors recognise.</summary>
    public bool HasPlace { get; private init; }

    /// <summary>Something is wrong at a place of a file that the user wrote.</summary>
    public static EnvironmentFailure At(string file, int line, int column, string message) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{file}:{line}:{column}: {message}"), ExitCode.Usage) { HasPlace = true };
}
