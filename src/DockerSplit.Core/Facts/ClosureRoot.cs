using System.Collections.Immutable;

namespace DockerSplit.Facts;

/// <summary>A place to start from.</summary>
/// <param name="Name">What names it, in the words of a person: <c>ENTRYPOINT</c>, <c>artifact</c>.</param>
/// <param name="Words">A path, or a command with its arguments. A directory stands for all that is in it.</param>
public sealed record ClosureRoot(string Name, ImmutableArray<string> Words)
{
    /// <summary>Whether the words may also be mere arguments, so that a missing command is nothing to report.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether an instruction of the image names it.</summary>
    public bool IsOfConfig => Name is [>= 'A' and <= 'Z', ..];

    public static ClosureRoot OfPath(string name, string path) => new(name, [path]);

    /// <summary>What a container starts by itself: the entry point, the command, the health check.</summary>
    public static IEnumerable<ClosureRoot> OfConfig(ImageConfig config)
    {
        if (config.Entrypoint.Length > 0)
            yield return new("ENTRYPOINT", config.Entrypoint);
        // Behind an entry point the command is its arguments, which entry point scripts like to execute.
        if (config.Command.Length > 0)
            yield return new("CMD", config.Command) { IsOptional = config.Entrypoint.Length > 0 };
        if (HealthCommand(config) is { Length: > 0 } check)
            yield return new("HEALTHCHECK", check);
    }

    /// <summary>The command that the health check runs; nothing where there is no check.</summary>
    public static ImmutableArray<string> HealthCommand(ImageConfig config) =>
        config.Healthcheck switch
        {
            ["CMD", .. var words] => words,
            ["CMD-SHELL", var script, ..] when config.Shell.Length > 0 => [.. config.Shell, script],
            ["CMD-SHELL", var script, ..] => ["/bin/sh", "-c", script],
            _ => [],
        };
}
