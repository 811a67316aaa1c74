using System.Collections.Immutable;

namespace DockerSplit.Engine.Verification.Probes;

/// <summary>Runs a command in the container, or where that has ended in a container of its own, and reads exit code and output.</summary>
internal sealed record ExecProbe(ImmutableArray<string> Command) : Probe
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    /// <summary>Whether the container has ended, so that the question says how it is asked.</summary>
    public bool HasEnded { get; init; }

    public override string Question => $"exec {string.Join(' ', Command)}{(HasEnded ? ", in a run of its own" : "")}";

    // Who asks for a command knows that it says nothing when all is well.
    private protected override AnswerWeight Weigh(ProbeAnswer answer) =>
        answer is RunAnswer { ExitCode: 0 } ? AnswerWeight.Strong : answer.Weight;

    public override Task<ProbeAnswer> AskAsync(ContainerRun run, CancellationToken cancellationToken) =>
        RunAsync(run, Command, Deadline, cancellationToken);

    /// <summary>Runs a command in a container, or where that has ended in a container of its own.</summary>
    internal static async Task<ProbeAnswer> RunAsync(
        ContainerRun run,
        ImmutableArray<string> command,
        TimeSpan deadline,
        CancellationToken cancellationToken
    )
    {
        if (await run.StateAsync(cancellationToken) is { Running: false })
            return await RunProbe.RunAsync(run, spec => spec with { Entrypoint = command, Arguments = [] }, deadline, cancellationToken);

        try
        {
            var result = await run.ExecAsync(command, deadline, cancellationToken);

            return new RunAnswer(result.ExitCode, VolatileMask.Apply(run.Mask.Apply($"{result.Output}\n{result.Error}".Trim())));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new RunAnswer(null, "");
        }
    }
}
