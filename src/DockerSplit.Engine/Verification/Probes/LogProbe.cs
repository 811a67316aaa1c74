namespace DockerSplit.Engine.Verification.Probes;

/// <summary>Looks for trouble in the log: what the container lacks, though it runs.</summary>
internal sealed record LogProbe : Probe
{
    public override string Question => "trouble in the log";

    public override bool MayBeRepeated => false;

    public override async Task<ProbeAnswer> AskAsync(ContainerRun run, CancellationToken cancellationToken) =>
        new LogAnswer(Trouble.In((await run.LogAsync(cancellationToken)).Lines));
}
