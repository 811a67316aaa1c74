using System.Globalization;

namespace DockerSplit.Engine.Builds;

/// <summary>The builder that this machine's docker command offers.</summary>
/// <param name="Note">Why it is not the best one; null when it is.</param>
internal sealed record BuildToolchain(BuilderKind Kind, string? Note)
{
    // In Docker 23 `docker build` became an alias of buildx and lost the BuildKit client of its own.
    private const int FirstVersionWithoutOwnBuildKit = 23;

    public static async Task<BuildToolchain> DetectAsync(TimeSpan silence, CancellationToken cancellationToken)
    {
        if ((await DockerCommand.CaptureAsync(["buildx", "version"], silence, cancellationToken)).ExitCode == 0)
            return new(BuilderKind.Buildx, null);

        var version = await DockerCommand.CaptureAsync(["version", "--format", "{{.Client.Version}}"], silence, cancellationToken);
        return WithoutBuildx(version.Output);
    }

    /// <summary>What a docker command of this version can do by itself.</summary>
    internal static BuildToolchain WithoutBuildx(string version) =>
        int.TryParse(version.AsSpan().Trim()[..MajorLength(version.AsSpan().Trim())], CultureInfo.InvariantCulture, out var major)
        && major is >= 18 and < FirstVersionWithoutOwnBuildKit
            ? new(BuilderKind.BuildKit, "The docker command has no buildx plugin; its built-in BuildKit is used.")
            : new(
                BuilderKind.Classic,
                "The docker command has no buildx plugin; the classic builder is used, which knows no heredocs and no mounts."
            );

    private static int MajorLength(ReadOnlySpan<char> version) =>
        version.IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : version.Length;
}
