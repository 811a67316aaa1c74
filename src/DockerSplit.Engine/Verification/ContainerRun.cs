using System.Collections.Immutable;
using System.Globalization;
using Docker.DotNet;
using Docker.DotNet.Models;
using DockerSplit.Engine.Verification.Probes;

namespace DockerSplit.Engine.Verification;

/// <summary>A container that was started to be asked, or the engine's reason why it could not be.</summary>
internal sealed class ContainerRun
{
    private const int StartAttempts = 3;
    private static readonly TimeSpan ShortestLife = TimeSpan.FromHours(1);
    private readonly string? _id;

    private ContainerRun(EngineSession session, ContainerSpec spec, string? id, string? startError)
    {
        Session = session;
        Spec = spec;
        _id = id;
        StartError = startError;
        Mask = SecretMask.For(spec.Config.Environment.Concat(spec.Recipe.Container.Environment));
    }

    public EngineSession Session { get; }

    public ContainerSpec Spec { get; }

    /// <summary>Why the engine could not start it; null when it did.</summary>
    public string? StartError { get; }

    /// <summary>Where its ports are published on this machine.</summary>
    public ImmutableDictionary<int, int> HostPorts { get; private init; } = ImmutableDictionary<int, int>.Empty;

    /// <summary>The same for UDP.</summary>
    public ImmutableDictionary<int, int> UdpHostPorts { get; private init; } = ImmutableDictionary<int, int>.Empty;

    public SecretMask Mask { get; }

    public static async Task<ContainerRun> StartAsync(EngineSession session, ContainerSpec spec, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var run = await session.CallAsync("start a container", client => TryStartAsync(client, session, spec, cancellationToken));
            if (run.StartError is null || attempt == StartAttempts || !IsPortTaken(run.StartError))
                return run;

            // Somebody took the free port between the engine's choice and its use.
            await run.RemoveAsync(cancellationToken);
        }
    }

    public Task<State> StateAsync(CancellationToken cancellationToken) =>
        Session.CallAsync(
            "inspect a container",
            async client => (await client.Containers.InspectContainerAsync(Id, cancellationToken)).State ?? new()
        );

    /// <summary>What it wrote, secrets masked; nothing when it was never started.</summary>
    public async Task<ContainerLog> LogAsync(CancellationToken cancellationToken) =>
        StartError is not null
            ? new("", "")
            : (await Session.CallAsync("read a container's log", client => ContainerLog.ReadAsync(client, Id, cancellationToken))).Mask(
                Mask
            );

    /// <summary>Sends the image's stop signal and waits; the engine kills it after the timeout.</summary>
    public Task StopAsync(TimeSpan timeout, CancellationToken cancellationToken) =>
        Session.CallAsync(
            "stop a container",
            client =>
                client.Containers.StopContainerAsync(
                    Id,
                    new() { WaitBeforeKillSeconds = (uint)Math.Ceiling(timeout.TotalSeconds) },
                    cancellationToken
                )
        );

    /// <summary>Runs a command inside; through the docker command, since the API's streams of exec are not reliable.</summary>
    public async Task<CommandOutput> ExecAsync(ImmutableArray<string> command, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(timeout);

        var result = await DockerCommand.CaptureAsync(["exec", Id, .. Spec.Trace?.Before() ?? [], .. command], 2 * timeout, deadline.Token);

        return Blame.IsOnEngine(result) ? throw new EngineException($"The Docker engine failed to run a command: {result.Error}") : result;
    }

    /// <summary>The words of each process that runs in it.</summary>
    public Task<string[]> ProcessesAsync(CancellationToken cancellationToken) =>
        Session.CallAsync(
            "list a container's processes",
            async client =>
            {
                var listing = await client.Containers.ListProcessesAsync(Id, new(), cancellationToken);
                return listing.Processes?.Select(fields => string.Join(' ', fields)).ToArray() ?? [];
            }
        );

    /// <summary>Removes it; what was traced in it is read first.</summary>
    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        if (_id is { } traced && Spec.Trace is { } trace && StartError is null)
            await trace.CollectAsync(Session, traced, cancellationToken);
        if (_id is { } id)
            await Session.CallAsync(
                "remove a container",
                client => client.Containers.RemoveContainerAsync(id, new() { Force = true, RemoveVolumes = true }, cancellationToken)
            );
    }

    private string Id => _id ?? throw new InvalidOperationException("The container was not created.");

    private static async Task<ContainerRun> TryStartAsync(
        DockerClient client,
        EngineSession session,
        ContainerSpec spec,
        CancellationToken cancellationToken
    )
    {
        string? id = null;
        try
        {
            id = (await client.Containers.CreateContainerAsync(ContainerParameters.For(spec, session.RunId), cancellationToken)).ID;
            await ExtraFiles.PutAsync(client, id, spec.Recipe.Container.Files, cancellationToken);
            if (spec.Trace is { } trace)
                await trace.PutAsync(client, id, cancellationToken);
            await client.Containers.StartContainerAsync(id, new(), cancellationToken);
            session.LimitLife(id, LifetimeOf(spec.Recipe));
            var container = await client.Containers.InspectContainerAsync(id, cancellationToken);
            return new(session, spec, id, null)
            {
                HostPorts = PortsOf(container, KnownProtocol.Tcp),
                UdpHostPorts = PortsOf(container, KnownProtocol.Udp),
            };
        }
        catch (DockerApiException exception) when (!Blame.IsOnEngine(exception))
        {
            return new(session, spec, id, EngineMessage.Of(exception));
        }
    }

    /// <summary>Longer than any comparison takes: readiness, questions with their repetitions, and the stop.</summary>
    private static TimeSpan LifetimeOf(ProbeRecipe recipe) => ShortestLife + 10 * recipe.Timeout + recipe.StopTimeout;

    private static bool IsPortTaken(string error) =>
        error.Contains("port is already allocated", StringComparison.Ordinal)
        || error.Contains("address already in use", StringComparison.Ordinal);

    private static ImmutableDictionary<int, int> PortsOf(ContainerInspectResponse container, string transport)
    {
        var ports = ImmutableDictionary.CreateBuilder<int, int>();
        foreach (
            var (name, bindings) in container.NetworkSettings?.Ports ?? new Dictionary<string, IList<PortBinding>>(StringComparer.Ordinal)
        )
        {
            if (name.Split('/') is [var port, var over] && over == transport && bindings is [{ HostPort: var host }, ..])
                ports[int.Parse(port, CultureInfo.InvariantCulture)] = int.Parse(host, CultureInfo.InvariantCulture);
        }

        return ports.ToImmutable();
    }
}
