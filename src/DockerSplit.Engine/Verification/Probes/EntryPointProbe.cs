namespace DockerSplit.Engine.Verification.Probes;

/// <summary>Reads how the container that was started without arguments ended, or that it still runs.</summary>
internal sealed record EntryPointProbe : Probe
{
    public override string Question => "run as it is";

    // It only reads what was written; on a busy machine the engine hands over a log some time after the container has ended.
    public override bool MayBeRepeated => true;

    public override async Task<ProbeAnswer> AskAsync(ContainerRun run, CancellationToken cancellationToken)
    {
        if (run.StartError is { } error)
            return new NoAnswer(error);

        var state = await run.StateAsync(cancellationToken);
        var log = await run.LogAsync(cancellationToken);

        return new RunAnswer(state.Running ? null : state.ExitCode, VolatileMask.Apply(log.Output + log.Error));
    }
}
