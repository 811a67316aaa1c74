using System.Collections.Immutable;

namespace DockerSplit.Engine.Builds;

/// <summary>The platforms that a builder builds for, by emulation, too.</summary>
/// <param name="All">As docker names them, such as <c>linux/arm64</c>; empty where the builder does not tell.</param>
public sealed record BuildPlatforms(ImmutableArray<string> All)
{
    private const string Heading = "Platforms:";

    /// <summary>Whether it builds for a platform, as far as it tells.</summary>
    public bool Has(string platform) =>
        All is [] || All.Any(known => known == platform || known.StartsWith($"{platform}/", StringComparison.Ordinal));

    /// <summary>Asks the builder; one that was never used does not tell before it is started, and is not started for that.</summary>
    /// <param name="builder">Its name; null for the current one.</param>
    /// <exception cref="EngineException">There is no docker command, or it says nothing.</exception>
    public static async Task<BuildPlatforms> OfAsync(EngineSession session, string? builder, CancellationToken cancellationToken)
    {
        string[] name = builder is null ? [] : ["--", builder];
        var answer = await DockerCommand.CaptureAsync(["buildx", "inspect", .. name], session.Patience.Answer, cancellationToken);

        return answer.ExitCode == 0 ? Read(answer.Output) : new([$"{session.Engine.OperatingSystem}/{session.Engine.Architecture}"]);
    }

    /// <summary>Reads what <c>docker buildx inspect</c> prints: a line for each node; a star marks what was asked for by hand.</summary>
    internal static BuildPlatforms Read(string text) =>
        new([
            .. text.Split('\n')
                .Select(line => line.Trim())
                .Where(line => line.StartsWith(Heading, StringComparison.Ordinal))
                .SelectMany(line =>
                    line[Heading.Length..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                )
                .Select(platform => platform.TrimEnd('*'))
                .Distinct(),
        ]);
}
