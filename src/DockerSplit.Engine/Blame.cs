using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Docker.DotNet;
using DockerSplit.Engine.Builds;

namespace DockerSplit.Engine;

/// <summary>
/// Tells the engine's faults from those of a Dockerfile or an image, by the engine's words: <c>Data/blame.json</c>, the first rule
/// that fits wins. In doubt it is the engine: who hears that a sound original is broken looks for the error in vain.
/// </summary>
internal static class Blame
{
    private const string OnEngine = "engine";

    private static readonly ImmutableArray<(Regex Pattern, BlameRule Rule)> Rules =
    [
        .. EngineData.Blame.Select(rule =>
            (
                new Regex(
                    rule.Pattern,
                    RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
                    TimeSpan.FromSeconds(1)
                ),
                rule
            )
        ),
    ];

    /// <summary>Whether a build failed for the engine's sake. A step that ran and failed is the Dockerfile's, unless the disk was full.</summary>
    public static bool IsOnEngine(BuildFailed failed) =>
        IsRunning(failed.Reason) ? IsDiskFull(failed)
        : failed.FailedStep is { IsInternal: false } ? Whose("build", failed.Reason) == OnEngine
        : Whose("build", failed.Reason) is null or OnEngine;

    /// <summary>Whether a container was refused for the engine's sake.</summary>
    public static bool IsOnEngine(DockerApiException refusal) => Whose("start", EngineMessage.Of(refusal)) is null or OnEngine;

    /// <summary>Whether a command in a container could not be run for the engine's sake; what the command itself writes is no matter.</summary>
    public static bool IsOnEngine(CommandOutput exec) =>
        exec.ExitCode != 0 && exec.Output.Length == 0 && Whose("exec", exec.Error) == OnEngine;

    /// <summary>Whose fault a message tells of; null when it tells nothing.</summary>
    internal static string? Whose(string occasion, string message) =>
        Rules.FirstOrDefault(rule => rule.Rule.On == occasion && rule.Pattern.IsMatch(message)).Rule?.Whose;

    // BuildKit: `process "/bin/sh -c make" did not complete successfully: exit code: 2`; the classic builder: `... returned a non-zero code: 2`.
    private static bool IsRunning(string reason) =>
        reason.Contains("did not complete successfully: exit code", StringComparison.Ordinal)
        || reason.Contains("returned a non-zero code", StringComparison.Ordinal);

    private static bool IsDiskFull(BuildFailed failed) =>
        failed.Log.Any(line => line.Contains("No space left on device", StringComparison.OrdinalIgnoreCase));
}
