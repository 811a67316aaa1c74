using System.Globalization;

namespace DockerSplit.Application;

// The library's exception that is not the engine's: its name says whose trouble it is, as EngineException's does.
#pragma warning disable CA1710

/// <summary>
/// Something outside of the program is not as it must be: a file, a directory, the engine. The message is for people, and the command line
/// is the one place that catches it. Bad Dockerfiles are diagnostics, never this.
/// </summary>
public sealed class EnvironmentFailure(string message, FailureKind kind, Exception? cause = null) : Exception(message, cause)
{
    public FailureKind Kind { get; } = kind;

    /// <summary>Whether the message begins with a place, in the form that editors recognise.</summary>
    public bool HasPlace { get; private init; }

    /// <summary>Something is wrong at a place of a file that the user wrote.</summary>
    public static EnvironmentFailure At(string file, int line, int column, string message) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{file}:{line}:{column}: {message}"), FailureKind.Usage) { HasPlace = true };
}

/// <summary>Whose fault it is.</summary>
public enum FailureKind
{
    /// <summary>The user named something that cannot be used.</summary>
    Usage,

    /// <summary>An engine was demanded and none answers, or it broke.</summary>
    NoEngine,

    /// <summary>A built image cannot be read.</summary>
    UnreadableImage,
}
