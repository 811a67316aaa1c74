using System.Globalization;
using Docker.DotNet.Models;

namespace DockerSplit.Engine.Verification.Services;

/// <summary>
/// The services of one side of a comparison, in a network of their own: known there by their names, published nowhere, with nothing of this
/// machine. They are as new as the container that is asked, and go with it.
/// </summary>
internal sealed class ServiceGroup
{
    /// <summary>How long one that is only to be started may take until it listens: programs ask at once, and a race would be no proof.</summary>
    private static readonly TimeSpan UntilItListens = TimeSpan.FromSeconds(10);

    /// <summary>The same for one that exposes nothing, and may never listen.</summary>
    private static readonly TimeSpan UntilItMayListen = TimeSpan.FromSeconds(3);

    private readonly EngineSession _session;
    private readonly List<ContainerRun> _runs = [];

    private ServiceGroup(EngineSession session) => _session = session;

    /// <summary>The network that the services are in; null where there are none.</summary>
    public string? Network { get; private set; }

    /// <summary>Why one that is needed is not there; null where all are.</summary>
    public ServiceTrouble? Trouble { get; private set; }

    /// <summary>Starts what a container's recipe needs, one after the other, until one fails.</summary>
    public static async Task<ServiceGroup> StartAsync(EngineSession session, ContainerSpec spec, CancellationToken cancellationToken)
    {
        var group = new ServiceGroup(session);
        if (spec.Recipe.Services is [] || spec.Recipe.Container.Isolated)
            return group;

        group.Network = await session.MakeNetworkAsync(cancellationToken);
        foreach (var service in spec.Recipe.Services)
        {
            var trouble = await group.StartAsync(service, spec, cancellationToken);
            if (trouble is null || service.IsOptional)
                continue;

            group.Trouble = trouble;
            break;
        }

        return group;
    }

    /// <summary>Removes the services with their volumes, and the network. On cancellation the session's disposal does it.</summary>
    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(_runs.Select(run => run.RemoveAsync(cancellationToken)));
        if (Network is { } network)
            await _session.RemoveNetworkAsync(network, cancellationToken);
    }

    private async Task<ServiceTrouble?> StartAsync(Service service, ContainerSpec asked, CancellationToken cancellationToken)
    {
        var image = await _session.ServiceImages.FindAsync(service, asked.Image, cancellationToken);
        if (image.Trouble is { } missing)
            return new(service, missing, []);

        var recipe = asked.Recipe with { Container = service.Container };
        var spec = new ContainerSpec(image.Reference, image.Config, recipe, [])
        {
            Network = Network,
            Names = [service.Name, .. service.Aliases],
        };
        var run = await ContainerRun.StartAsync(_session, spec, cancellationToken);
        _runs.Add(run);
        if (run.StartError is { } error)
            return new(service, $"cannot be started: {error}", []);

        return await WaitAsync(run, service, cancellationToken) is { } what
            ? new(service, what, (await run.LogAsync(cancellationToken)).Tail)
            : null;
    }

    /// <summary>Waits until it is as far as it must be.</summary>
    /// <returns>What it does instead; null where it is.</returns>
    private static async Task<string?> WaitAsync(ContainerRun run, Service service, CancellationToken cancellationToken)
    {
        var state = new State();
        var timeout = TimeFor(run, service);
        await Waiting.UntilAsync(
            async () =>
            {
                state = await run.StateAsync(cancellationToken);
                return !state.Running || await IsFarEnoughAsync(run, service, state, cancellationToken);
            },
            timeout,
            run.Session.Time,
            cancellationToken
        );
        var seconds = timeout.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);

        return (service.Until, state) switch
        {
            (ServiceCondition.Started or ServiceCondition.Completed, { Running: false, ExitCode: 0 }) => null,
            (_, { Running: false, OOMKilled: true }) => "ran out of the memory it was given",
            (_, { Running: false }) => string.Create(CultureInfo.InvariantCulture, $"ended with exit code {state.ExitCode}"),
            (ServiceCondition.Completed, _) => $"did not end within {seconds} s",
            (ServiceCondition.Healthy, { Health: { Status: not "healthy" } health }) =>
                $"did not get healthy within {seconds} s ({health.Status})",
            _ => null,
        };
    }

    private static TimeSpan TimeFor(ContainerRun run, Service service)
    {
        var timeout = run.Spec.Recipe.Timeout;
        if (service.Until != ServiceCondition.Started && (service.Until == ServiceCondition.Completed || HasHealth(run)))
            return timeout;

        var listen = run.Spec.Config.ExposedPorts is [] ? UntilItMayListen : UntilItListens;

        return listen < timeout ? listen : timeout;
    }

    private static bool HasHealth(ContainerRun run) => ContainerParameters.HasHealthcheck(run.Spec);

    private static async Task<bool> IsFarEnoughAsync(ContainerRun run, Service service, State state, CancellationToken cancellationToken) =>
        service.Until switch
        {
            ServiceCondition.Completed => false,
            _ when state.Health is { Status: "healthy" } => true,
            ServiceCondition.Healthy when HasHealth(run) => false,
            _ => !(await ListeningPorts.OfAsync(run, cancellationToken)).IsEmpty,
        };
}
