namespace DockerSplit.Engine.Verification.Probes;

/// <summary>Sends the stop signal and sees how it ends. Asked last.</summary>
internal sealed record StopProbe : Probe
{
    private const long KilledExitCode = 137;

    public override string Question => "stop signal";

    public override bool MayBeRepeated => false;

    public override async Task<ProbeAnswer> AskAsync(ContainerRun run, CancellationToken cancellationToken)
    {
        if (await run.StateAsync(cancellationToken) is { Running: false } ended)
            return new NoAnswer($"had ended before with exit code {ended.ExitCode}");

        var began = run.Session.Time.GetTimestamp();
        await run.StopAsync(run.Spec.Recipe.StopTimeout, cancellationToken);
        var duration = run.Session.Time.GetElapsedTime(began);
        var state = await run.StateAsync(cancellationToken);

        return new StopAnswer(state.ExitCode, state.ExitCode == KilledExitCode && duration >= run.Spec.Recipe.StopTimeout, duration);
    }
}
