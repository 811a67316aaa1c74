using System.Globalization;
using Docker.DotNet.Models;

namespace DockerSplit.Engine.Verification;

/// <summary>Writes a container's description for the engine: limited, labelled, published on the loopback address alone.</summary>
internal static class ContainerParameters
{
    private const string Loopback = "127.0.0.1";

    // An image's own interval, 30 s by default, would make each verification wait for it.
    private static readonly TimeSpan HealthInterval = TimeSpan.FromSeconds(2);

    public static CreateContainerParameters For(ContainerSpec spec, string runId)
    {
        var parameters = new CreateContainerParameters
        {
            Image = spec.Image,
            // One name for both containers: a page that shows its host's name shows the same one.
            Hostname = "docksplit",
            Env = [.. spec.Request.Environment],
            Labels = new Dictionary<string, string>(StringComparer.Ordinal) { [EngineSession.Label] = runId },
            ExposedPorts = spec.Ports.ToDictionary(Name, _ => default(EmptyStruct), StringComparer.Ordinal),
            HostConfig = HostConfigFor(spec),
        };
        if (spec.Arguments is { } arguments)
            parameters.Cmd = [.. arguments];
        // Without a test of its own it keeps the image's test.
        if (HasHealthcheck(spec))
            parameters.Healthcheck = new() { Interval = HealthInterval };

        return parameters;
    }

    /// <summary>The engine's name of a TCP port: <c>80/tcp</c>.</summary>
    public static string Name(int port) => string.Create(CultureInfo.InvariantCulture, $"{port}/tcp");

    /// <summary>Whether the image checks its own health; <c>HEALTHCHECK NONE</c> is a check too, that there is none.</summary>
    public static bool HasHealthcheck(ContainerSpec spec) => spec.Config.Healthcheck is not [] && !spec.Config.Healthcheck.Contains("NONE");

    private static HostConfig HostConfigFor(ContainerSpec spec) =>
        new()
        {
            Memory = spec.Request.MemoryLimit,
            PidsLimit = spec.Request.ProcessLimit,
            // An empty port lets the engine choose a free one.
            PortBindings = spec.Ports.ToDictionary(
                Name,
                IList<PortBinding> (_) => [new() { HostIP = Loopback, HostPort = "" }],
                StringComparer.Ordinal
            ),
            // A container that prints without end must not fill the engine's disk.
            LogConfig = new()
            {
                Type = "json-file",
                Config = new Dictionary<string, string>(StringComparer.Ordinal) { ["max-size"] = "8m", ["max-file"] = "2" },
            },
        };
}
