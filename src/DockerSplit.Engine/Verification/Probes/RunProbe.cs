using System.Collections.Immutable;

namespace DockerSplit.Engine.Verification.Probes;

/// <summary>Runs the image once, in a container of its own, and reads exit code and output.</summary>
/// <param name="Arguments">Arguments instead of CMD.</param>
internal sealed record RunProbe(ImmutableArray<string> Arguments) : Probe
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    public override string Question => $"run with {string.Join(' ', Arguments)}";

    public override bool MayBeRepeated => false;

    public override Task<ProbeAnswer> AskAsync(ContainerRun run, CancellationToken cancellationToken) =>
        RunAsync(run, spec => spec with { Arguments = Arguments }, Deadline, cancellationToken);

    /// <summary>Runs the image of a container once, in a container of its own.</summary>
    /// <param name="otherwise">In what the new container is another.</param>
    internal static async Task<ProbeAnswer> RunAsync(
        ContainerRun run,
        Func<ContainerSpec, ContainerSpec> otherwise,
        TimeSpan deadline,
        CancellationToken cancellationToken
    )
    {
        var once = await ContainerRun.StartAsync(run.Session, otherwise(run.Spec) with { Ports = [], UdpPorts = [] }, cancellationToken);
        try
        {
            return once.StartError is { } error ? new NoAnswer(error) : await FinishAsync(once, deadline, cancellationToken);
        }
        finally
        {
            await once.RemoveAsync(CancellationToken.None);
        }
    }

    /// <summary>Waits for the container's end and reads what it wrote.</summary>
    private static async Task<ProbeAnswer> FinishAsync(ContainerRun run, TimeSpan deadline, CancellationToken cancellationToken)
    {
        var ended = await Waiting.UntilAsync(
            async () => await run.StateAsync(cancellationToken) is { Running: false },
            deadline,
            run.Session.Time,
            cancellationToken
        );
        var state = await run.StateAsync(cancellationToken);
        var log = await run.LogAsync(cancellationToken);

        return new RunAnswer(ended ? state.ExitCode : null, VolatileMask.Apply(log.Output + log.Error));
    }
}
