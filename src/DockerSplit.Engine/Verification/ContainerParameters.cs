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
        var settings = spec.Recipe.Container;
        var parameters = new CreateContainerParameters
        {
            Image = spec.Image,
            // One name for both containers: a page that shows its host's name shows the same one.
            Hostname = settings.Hostname ?? "docksplit",
            User = settings.User ?? "",
            WorkingDir = settings.WorkingDirectory ?? "",
            Volumes = settings.Volumes.ToDictionary(path => path, _ => default(EmptyStruct), StringComparer.Ordinal),
            Env = [.. settings.Environment],
            Labels = Labels(runId),
            ExposedPorts = Names(spec).ToDictionary(name => name, _ => default(EmptyStruct), StringComparer.Ordinal),
            HostConfig = HostConfigFor(spec),
            NetworkingConfig = NetworkingFor(spec),
            Tty = spec.HasTerminal,
            OpenStdin = spec.HasTerminal,
        };
        if (spec.Trace is { } trace)
            (parameters.Entrypoint, parameters.Cmd) = ([.. trace.Before()], [.. spec.EffectiveCommand]);
        else
            AddCommand(parameters, spec);
        // Without a test of its own it keeps the image's test.
        if (HasHealthcheck(spec))
            parameters.Healthcheck = new()
            {
                Interval = HealthInterval,
                Test = settings.HealthTest is [] ? null : [.. settings.HealthTest],
            };

        return parameters;
    }

    /// <summary>A container that is made for its files alone, and never started.</summary>
    public static CreateContainerParameters ForFiles(string image, string runId) =>
        new()
        {
            Image = image,
            Entrypoint = ["/"],
            Labels = Labels(runId),
        };

    private static void AddCommand(CreateContainerParameters parameters, ContainerSpec spec)
    {
        if ((spec.Entrypoint ?? spec.Recipe.Container.Entrypoint) is { } entrypoint)
            parameters.Entrypoint = [.. entrypoint];
        if ((spec.Arguments ?? spec.Recipe.Container.Command) is { } arguments)
            parameters.Cmd = [.. arguments];
    }

    private static Dictionary<string, string> Labels(string runId) => EngineSession.LabelsOf(runId);

    /// <summary>The engine's names of ports: <c>80/tcp</c>.</summary>
    private static IEnumerable<string> Names(ContainerSpec spec) =>
        [
            .. spec.Ports.Select(port => string.Create(CultureInfo.InvariantCulture, $"{port}/tcp")),
            .. spec.UdpPorts.Select(port => string.Create(CultureInfo.InvariantCulture, $"{port}/udp")),
        ];

    /// <summary>Whether the image checks its own health; <c>HEALTHCHECK NONE</c> is a check too, that there is none.</summary>
    public static bool HasHealthcheck(ContainerSpec spec) =>
        spec.Recipe.Container.HealthTest is not [] || (spec.Config.Healthcheck is not [] && !spec.Config.Healthcheck.Contains("NONE"));

    /// <summary>By what names others of its network know it; none in the engine's own network, where there are no names.</summary>
    private static NetworkingConfig? NetworkingFor(ContainerSpec spec) =>
        spec is { Network: { } network, Names: not [] }
            ? new()
            {
                EndpointsConfig = new Dictionary<string, EndpointSettings>(StringComparer.Ordinal)
                {
                    [network] = new() { Aliases = [.. spec.Names] },
                },
            }
            : null;

    private static HostConfig HostConfigFor(ContainerSpec spec) =>
        new()
        {
            Memory = spec.Recipe.MemoryLimit,
            // The sum of both: no swap, which is the whole machine's.
            MemorySwap = spec.Recipe.MemoryLimit,
            SecurityOpt = ["no-new-privileges"],
            NetworkMode = spec.Recipe.Container.Isolated ? "none" : spec.Network ?? "bridge",
            PidsLimit = spec.Recipe.ProcessLimit,
            CapAdd = [.. spec.Recipe.Container.AddedCapabilities],
            CapDrop = [.. spec.Recipe.Container.DroppedCapabilities],
            ShmSize = spec.Recipe.Container.SharedMemory ?? 0,
            Tmpfs = spec
                .Recipe.Container.Tmpfs.Select(path => path.Split(':', 2))
                .ToDictionary(parts => parts[0], parts => parts.ElementAtOrDefault(1) ?? "", StringComparer.Ordinal),
            // An empty port lets the engine choose a free one.
            PortBindings = Names(spec)
                .ToDictionary(name => name, IList<PortBinding> (_) => [new() { HostIP = Loopback, HostPort = "" }], StringComparer.Ordinal),
            // A container that prints without end must not fill the engine's disk.
            LogConfig = new()
            {
                Type = "json-file",
                Config = new Dictionary<string, string>(StringComparer.Ordinal) { ["max-size"] = "8m", ["max-file"] = "2" },
            },
        };
}
