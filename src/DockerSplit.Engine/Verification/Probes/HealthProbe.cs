using System.Collections.Immutable;
using DockerSplit.Facts;

namespace DockerSplit.Engine.Verification.Probes;

/// <summary>Waits for the image's own HEALTHCHECK to make up its mind.</summary>
internal sealed record HealthProbe : Probe
{
    private const string Undecided = "starting";
    private const string Healthy = "healthy";
    private const string Unhealthy = "unhealthy";

    /// <summary>How long a test is repeated that fails.</summary>
    private static readonly TimeSpan LongestTest = TimeSpan.FromSeconds(5);

    public override string Question => "HEALTHCHECK";

    public override bool MayBeRepeated => false;

    /// <summary>The words of the test that a container is put to; nothing without one.</summary>
    public static ImmutableArray<string> CommandOf(ContainerSpec spec)
    {
        var check = spec.Recipe.Container.HealthTest is not [] and var own ? own : spec.Config.Healthcheck;
        // The engine's settings come first.
        ImmutableArray<string> test = [.. check.SkipWhile(word => word.StartsWith("--", StringComparison.Ordinal))];

        return ClosureRoot.HealthCommand(spec.Config with { Healthcheck = test });
    }

    /// <summary>
    /// Where the container is traced, its test is run as a command, which is traced like any: what the engine starts is not, and it would take
    /// its time to do so.
    /// </summary>
    public override Task<ProbeAnswer> AskAsync(ContainerRun run, CancellationToken cancellationToken) =>
        run.Spec.Trace is not null && CommandOf(run.Spec) is not [] and var command
            ? TestAsync(run, command, cancellationToken)
            : WaitAsync(run, cancellationToken);

    /// <summary>A program that is ready may not be healthy yet.</summary>
    private static async Task<ProbeAnswer> TestAsync(ContainerRun run, ImmutableArray<string> command, CancellationToken cancellationToken)
    {
        var answer = new HealthAnswer(Undecided, "");

        async Task<bool> IsHealthyAsync()
        {
            answer = await ExecProbe.RunAsync(run, command, run.Spec.Recipe.Timeout, cancellationToken)
                is RunAnswer { ExitCode: { } code, Output: var output }
                ? new(code == 0 ? Healthy : Unhealthy, output)
                : new(Undecided, "");
            return answer.Status == Healthy;
        }

        var patience = run.Spec.Recipe.Timeout < LongestTest ? run.Spec.Recipe.Timeout : LongestTest;
        await Waiting.UntilAsync(IsHealthyAsync, patience, run.Session.Time, cancellationToken);

        return answer;
    }

    private static async Task<ProbeAnswer> WaitAsync(ContainerRun run, CancellationToken cancellationToken)
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
