using System.Collections.Immutable;

namespace DockerSplit.Engine.Verification.Probes;

/// <summary>Runs a command in the running container, and reads exit code and output.</summary>
internal sealed record ExecProbe(ImmutableArray<string> Command) : Probe
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    public override string Question => $"exec {string.Join(' ', Command)}";

    public override async Task<ProbeAnswer> AskAsync(ContainerRun run, CancellationToken cancellationToken)
    {
        if (await run.StateAsync(cancellationToken) is { Running: false } ended)
            return new NoAnswer($"had ended before with exit code {ended.ExitCode}");

        try
        {
            var result = await run.ExecAsync(Command, Deadline, cancellationToken);

            return new RunAnswer(result.ExitCode, VolatileMask.Apply(run.Mask.Apply($"{result.Output}\n{result.Error}".Trim())));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new RunAnswer(null, "");
        }
    }
}
