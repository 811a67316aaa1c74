using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Engine.Verification.Probes;

namespace DockerSplit.Engine.Verification;

/// <summary>Waits until a container can be asked, or will never be.</summary>
/// <param name="Outcome">How it fares.</param>
/// <param name="OpenPorts">The ports that answer.</param>
internal sealed record Readiness(ContainerOutcome Outcome, ImmutableSortedSet<int> OpenPorts)
{
    /// <summary>How long a container without ports is watched: a program that still runs then is taken for a service.</summary>
    private static readonly TimeSpan WatchTime = TimeSpan.FromSeconds(5);

    /// <summary>How long further ports may take once the first answers; many images expose one that nothing listens on.</summary>
    private static readonly TimeSpan FurtherPorts = TimeSpan.FromSeconds(2);

    /// <summary>How long the exposed ports may take before what else is listened on is looked up.</summary>
    private static readonly TimeSpan BeforeLooking = TimeSpan.FromSeconds(10);

    /// <summary>Ports that are listened on where none of the published ones is: EXPOSE is not what the program does.</summary>
    public ImmutableSortedSet<int> Elsewhere { get; private init; } = [];

    public bool IsReady => Outcome.State == ContainerState.Ready;

    /// <summary>Waits.</summary>
    /// <param name="expected">The ports that must answer; null when that is to be found out.</param>
    public static async Task<Readiness> WaitAsync(ContainerRun run, ImmutableSortedSet<int>? expected, CancellationToken cancellationToken)
    {
        if (run.StartError is { } error)
            return new(new(ContainerState.NotStarted, null, error, []), []);

        var open = run.Spec.Ports is []
            ? await WatchAsync(run, cancellationToken)
            : await WaitForPortsAsync(run, expected, cancellationToken);

        var outcome = await OutcomeAsync(run, open, expected, cancellationToken);

        return new(outcome, open)
        {
            Elsewhere =
                expected is null && outcome.State == ContainerState.NotReady ? await ListeningPorts.OfAsync(run, cancellationToken) : [],
        };
    }

    private static async Task<ImmutableSortedSet<int>> WatchAsync(ContainerRun run, CancellationToken cancellationToken)
    {
        var watch = run.Spec.Recipe.Timeout < WatchTime ? run.Spec.Recipe.Timeout : WatchTime;
        await Waiting.UntilAsync(() => HasEndedAsync(run, cancellationToken), watch, run.Session.Time, cancellationToken);

        return [];
    }

    private static async Task<ImmutableSortedSet<int>> WaitForPortsAsync(
        ContainerRun run,
        ImmutableSortedSet<int>? expected,
        CancellationToken cancellationToken
    )
    {
        var open = ImmutableSortedSet<int>.Empty;

        async Task<bool> IsEnoughAsync(int wanted)
        {
            var ended = await HasEndedAsync(run, cancellationToken);
            open = ended ? [] : await OpenPortsAsync(run, cancellationToken);
            return ended || open.Count >= wanted;
        }

        var timeout = run.Spec.Recipe.Timeout;
        var wanted = expected?.Count ?? 1;
        var first = expected is null && timeout > BeforeLooking ? BeforeLooking : timeout;
        if (
            !await Waiting.UntilAsync(() => IsEnoughAsync(wanted), first, run.Session.Time, cancellationToken)
            && first < timeout
            && (await ListeningPorts.OfAsync(run, cancellationToken)).IsEmpty
        )
            await Waiting.UntilAsync(() => IsEnoughAsync(wanted), timeout - first, run.Session.Time, cancellationToken);
        if (expected is null && open.Count > 0 && open.Count < run.Spec.Ports.Length)
            await Waiting.UntilAsync(() => IsEnoughAsync(run.Spec.Ports.Length), FurtherPorts, run.Session.Time, cancellationToken);

        return open;
    }

    private static async Task<ImmutableSortedSet<int>> OpenPortsAsync(ContainerRun run, CancellationToken cancellationToken)
    {
        var checks = run.HostPorts.Select(async port => (port.Key, Open: await TcpClientProbe.IsOpenAsync(port.Value, cancellationToken)));
        return [.. (await Task.WhenAll(checks)).Where(check => check.Open).Select(check => check.Key)];
    }

    private static async Task<bool> HasEndedAsync(ContainerRun run, CancellationToken cancellationToken) =>
        await run.StateAsync(cancellationToken) is { Running: false, Restarting: false };

    private static async Task<ContainerOutcome> OutcomeAsync(
        ContainerRun run,
        ImmutableSortedSet<int> open,
        ImmutableSortedSet<int>? expected,
        CancellationToken cancellationToken
    )
    {
        var state = await run.StateAsync(cancellationToken);
        var log = (await run.LogAsync(cancellationToken)).Tail;
        if (!state.Running)
            return new(ContainerState.Exited, state.ExitCode, state.OOMKilled ? "It ran out of the memory it was given." : null, log);

        var missing = (expected ?? [.. run.Spec.Ports]).Except(open);
        var isReady = run.Spec.Ports is [] || (expected is null ? open.Count > 0 : missing.IsEmpty);

        return isReady
            ? new(ContainerState.Ready, null, null, log)
            : new(ContainerState.NotReady, null, $"Nothing answers on {Describe(missing)} within {Seconds(run)} s.", log);
    }

    private static string Describe(ImmutableSortedSet<int> ports) =>
        (ports.Count == 1 ? "port " : "ports ") + string.Join(", ", ports.Select(port => port.ToString(CultureInfo.InvariantCulture)));

    private static string Seconds(ContainerRun run) => run.Spec.Recipe.Timeout.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
}
