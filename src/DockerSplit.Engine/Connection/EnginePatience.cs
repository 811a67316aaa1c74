using System.Globalization;

namespace DockerSplit.Engine.Connection;

/// <summary>How long the engine may say nothing. Whatever it says extends the wait, so that slow work is waited for and a dead engine is not.</summary>
/// <param name="Answer">For a question that it only has to look up.</param>
internal sealed record EnginePatience(TimeSpan Answer)
{
    /// <summary>The environment variable that sets <see cref="Answer"/>, in seconds; the longer waits grow in proportion.</summary>
    public const string Variable = "DOCKSPLIT_PATIENCE";

    private const double LongestSeconds = 24 * 60 * 60;

    public static EnginePatience Default { get; } = new(TimeSpan.FromSeconds(60));

    /// <summary>For what takes the disk: handing out an image, making, starting and removing a container, a pull.</summary>
    public TimeSpan Work => Answer * 10;

    /// <summary>For a build: a step may compile for hours without a word.</summary>
    public TimeSpan Build => Answer * 120;

    /// <summary>The patience that the environment asks for; the default where it asks for none, or for nonsense.</summary>
    public static EnginePatience FromEnvironment() =>
        double.TryParse(
            Environment.GetEnvironmentVariable(Variable),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var seconds
        ) && seconds is > 0 and <= LongestSeconds
            ? new(TimeSpan.FromSeconds(seconds))
            : Default;
}
