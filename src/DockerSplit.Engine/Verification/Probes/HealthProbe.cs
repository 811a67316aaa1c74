namespace DockerSplit.Engine.Verification.Probes;

/// <summary>Waits for the image's own HEALTHCHECK to make up its mind.</summary>
internal sealed record HealthProbe : Probe
{
    private const string Undecided = "starting";

    public override string Question => "HEALTHCHECK";

    public override bool MayBeRepeated => false;

    public override async Task<ProbeAnswer> AskAsync(ContainerRun run, CancellationToken cancellationToken)
    {
        var status = Undecided;
        var output = "";

        async Task<bool> IsDecidedAsync()
        {
            var state = await run.StateAsync(cancellationToken);
            status = state.Health?.Status ?? "none";
            output = state.Health?.Log?.LastOrDefault()?.Output ?? "";
            return status != Undecided || !state.Running;
        }

        await Waiting.UntilAsync(IsDecidedAsync, run.Spec.Recipe.Timeout, run.Session.Time, cancellationToken);

        return new HealthAnswer(status, run.Mask.Apply(output));
    }
}
