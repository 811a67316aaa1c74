using System.Collections.Immutable;
using DockerSplit.Engine.Verification;

namespace DockerSplit.Cli.Configuration;

/// <summary>The options of <c>docker run</c> that a comparison understands. docs/configuration.md lists them.</summary>
internal static class RunArguments
{
    /// <summary>The settings with the options applied, and what is wrong with the first that is not understood.</summary>
    public static (ContainerSettings Container, string? Complaint) Apply(ImmutableArray<string> words, ContainerSettings container)
    {
        for (var at = 0; at < words.Length; at++)
        {
            var (name, value) = words[at].Split('=', 2) is [['-', '-', ..] option, var given] ? (option, given) : (words[at], null);
            if (value is null && ++at == words.Length)
                return (container, $"'{name}' needs a value");

            if (Apply(name, value ?? words[at], container) is not { } changed)
                return (container, $"'{name}' is no option that is understood here, or '{value ?? words[at]}' no value for it");

            container = changed;
        }

        return (container, null);
    }

    private static ContainerSettings? Apply(string name, string value, ContainerSettings container) =>
        name switch
        {
            "--env" or "-e" => container with { Environment = container.Environment.Add(value) },
            "--user" or "-u" => container with { User = value },
            "--workdir" or "-w" => container with { WorkingDirectory = value },
            "--hostname" or "-h" => container with { Hostname = value },
            "--entrypoint" => container with { Entrypoint = [value] },
            "--cap-add" => container with { AddedCapabilities = container.AddedCapabilities.Add(value) },
            "--cap-drop" => container with { DroppedCapabilities = container.DroppedCapabilities.Add(value) },
            "--tmpfs" when value is ['/', ..] => container with { Tmpfs = container.Tmpfs.Add(value) },
            // A volume with a source is somebody's data, which a comparison must not touch.
            "--volume" or "-v" when value is ['/', ..] && !value.Contains(':') => container with { Volumes = container.Volumes.Add(value) },
            "--shm-size" when ByteCounts.Parse(value) is { } bytes => container with { SharedMemory = bytes },
            _ => null,
        };
}
