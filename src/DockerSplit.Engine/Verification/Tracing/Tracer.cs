using System.Globalization;
using DockerSplit.Engine.Verification.Probes;
using DockerSplit.Engine.Verification.Services;

namespace DockerSplit.Engine.Verification.Tracing;

/// <summary>
/// Runs both images once more, each with a tracer beside its program, and puts the questions to them on which they agreed. The proof's own
/// runs are over by then, so that nothing disturbs them.
/// </summary>
/// <param name="tool">The tracer.</param>
/// <param name="budget">How long questions are put; what is begun is finished. Null for as long as it takes.</param>
public sealed class Tracer(EngineSession session, TraceTool tool, TimeSpan? budget)
{
    private const string Process = "strace";

    /// <summary>A tracer slows its program down: what hangs is given up after so long beyond the budget.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(3);

    /// <summary>How soon a tracer that still has lines to write has written them.</summary>
    private static readonly TimeSpan Flush = TimeSpan.FromMilliseconds(100);

    private readonly long _began = session.Time.GetTimestamp();
    private int _asked;

    /// <summary>Watches both.</summary>
    /// <param name="proved">How both were run, and what they were asked.</param>
    /// <exception cref="EngineException">The engine stopped answering.</exception>
    public async Task<TraceResult> TraceAsync(
        VerificationReport proved,
        IProgress<VerificationProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        if (proved.Interview is not { } interview)
            return new NotTraced("neither image was run");

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (budget is { } time)
            deadline.CancelAfter(time + Patience);
        progress?.Report(new("watching which files are opened"));
        var (original, rewritten) = (Watched(interview.Original), Watched(interview.Rewritten));
        try
        {
            return await TraceAsync(proved, original, rewritten, cancellationToken, deadline.Token) is { } trouble
                ? new NotTraced(trouble)
                : Conclude(original.Trace!.Files, rewritten.Trace!.Files, proved);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new NotTraced("the containers do not get on when they are traced");
        }
    }

    private TraceResult Conclude(FileTrace original, FileTrace rewritten, VerificationReport proved) =>
        original.Calls == 0 || rewritten.Calls == 0
            ? new NotTraced($"{Process} wrote nothing")
            : new Traced(original, rewritten, _asked, Questions(proved).Count(), session.Time.GetElapsedTime(_began));

    /// <summary>The container with a tracer. What it may take to get ready is bounded, like all.</summary>
    private ContainerSpec Watched(ContainerSpec spec) =>
        spec with
        {
            Trace = new(tool, spec.Recipe.Container.WorkingDirectory ?? spec.Config.WorkingDirectory),
            Recipe = spec.Recipe with
            {
                Timeout = budget is { } time && time < spec.Recipe.Timeout ? Max(time, TimeSpan.FromSeconds(1)) : spec.Recipe.Timeout,
            },
        };

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    /// <param name="interruption">Ends the whole program.</param>
    /// <param name="cancellationToken">Ends the traces.</param>
    /// <returns>Why the traces are of no use; null where they are.</returns>
    private async Task<string?> TraceAsync(
        VerificationReport proved,
        ContainerSpec original,
        ContainerSpec rewritten,
        CancellationToken interruption,
        CancellationToken cancellationToken
    )
    {
        var groups = await Task.WhenAll(
            ServiceGroup.StartAsync(session, original, cancellationToken),
            ServiceGroup.StartAsync(session, rewritten, cancellationToken)
        );
        try
        {
            return await TraceAsync(
                proved,
                await Task.WhenAll(
                    ContainerRun.StartAsync(session, original with { Network = groups[0].Network }, cancellationToken),
                    ContainerRun.StartAsync(session, rewritten with { Network = groups[1].Network }, cancellationToken)
                ),
                interruption,
                cancellationToken
            );
        }
        finally
        {
            // On interruption the session's disposal does it, with a deadline of its own.
            if (!interruption.IsCancellationRequested)
                await Task.WhenAll(groups.Select(group => group.RemoveAsync(interruption)));
        }
    }

    private async Task<string?> TraceAsync(
        VerificationReport proved,
        ContainerRun[] runs,
        CancellationToken interruption,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var trouble =
                await StartAsync(proved, runs, cancellationToken)
                ?? await AskAsync(proved, runs, cancellationToken)
                ?? await AliveAsync(runs, cancellationToken);
            if (trouble is null)
                await StopAsync(proved, runs, cancellationToken);

            return trouble;
        }
        finally
        {
            if (!interruption.IsCancellationRequested)
                await Task.WhenAll(runs.Select(run => run.RemoveAsync(interruption)));
        }
    }

    /// <summary>Waits for both.</summary>
    private static async Task<string?> StartAsync(VerificationReport proved, ContainerRun[] runs, CancellationToken cancellationToken)
    {
        var expected = runs[0].Spec.Ports is [] ? null : proved.OpenPorts;
        var ready = await Task.WhenAll(runs.Select(run => Readiness.WaitAsync(run, expected, cancellationToken)));

        return Otherwise("the original", runs[0], proved.Original, ready[0].Outcome)
            ?? Otherwise("the rewritten image", runs[1], proved.Rewritten, ready[1].Outcome);
    }

    private static string? Otherwise(string who, ContainerRun run, ContainerOutcome proved, ContainerOutcome traced)
    {
        if (traced.State == proved.State && traced.ExitCode == proved.ExitCode)
            return null;
        if (run.StartError is { } error)
            return $"the tracer does not start in {who}: {error}";

        return traced.Log.LastOrDefault(line => line.Contains($"{Process}: ", StringComparison.Ordinal)) is { } word
            ? word[word.IndexOf($"{Process}: ", StringComparison.Ordinal)..]
            : $"{who} does otherwise when it is traced ({Describe(proved)}, traced: {Describe(traced)})";
    }

    private static string Describe(ContainerOutcome outcome) =>
        outcome.State switch
        {
            ContainerState.Ready => "it runs",
            ContainerState.Exited => string.Create(CultureInfo.InvariantCulture, $"exit code {outcome.ExitCode}"),
            _ => "it does not get ready",
        };

    /// <summary>Puts the questions, while there is time.</summary>
    private async Task<string?> AskAsync(VerificationReport proved, ContainerRun[] runs, CancellationToken cancellationToken)
    {
        foreach (var outcome in Questions(proved))
        {
            if (budget is { } time && session.Time.GetElapsedTime(_began) >= time)
                break;

            var answers = await Task.WhenAll(runs.Select(run => outcome.Probe!.AskAsync(run, cancellationToken)));
            if (Worse("the original", outcome, outcome.Original, answers[0]) is { } before)
                return before;
            if (Worse("the rewritten image", outcome, outcome.Rewritten, answers[1]) is { } after)
                return after;
            _asked++;
        }

        await Task.Delay(Flush, session.Time, cancellationToken);

        return null;
    }

    /// <summary>Those of the proof, but for what is no question to a program: its log, its end, and what the engine asks by itself.</summary>
    private static IEnumerable<ProbeOutcome> Questions(VerificationReport proved) =>
        proved.Probes.Where(outcome => outcome.Probe is not (null or LogProbe or StopProbe or HealthProbe));

    /// <summary>An answer may be another one each time, but proves no less.</summary>
    private static string? Worse(string who, ProbeOutcome outcome, ProbeAnswer proved, ProbeAnswer traced) =>
        proved.AgreesWith(traced) || outcome.Probe!.WeightOf(traced) >= outcome.Probe.WeightOf(proved)
            ? null
            : $"{who} answers '{outcome.Question}' otherwise when it is traced ({proved.Summary}, traced: {traced.Summary})";

    /// <summary>A tracer that ended while its program runs has not seen all.</summary>
    private static async Task<string?> AliveAsync(ContainerRun[] runs, CancellationToken cancellationToken) =>
        (await Task.WhenAll(runs.Select(run => IsAliveAsync(run, cancellationToken)))).All(isAlive => isAlive)
            ? null
            : $"{Process} ended before the program did";

    private static async Task<bool> IsAliveAsync(ContainerRun run, CancellationToken cancellationToken) =>
        await run.StateAsync(cancellationToken) is not { Running: true }
        || (await run.ProcessesAsync(cancellationToken)).Any(words =>
            words.Contains($"{TraceTool.Directory}/{Process}", StringComparison.Ordinal)
        );

    /// <summary>What a program opens when it ends counts, too, where there is time; one that has to be killed is not waited for.</summary>
    private Task StopAsync(VerificationReport proved, ContainerRun[] runs, CancellationToken cancellationToken) =>
        proved.Probes.Select(outcome => outcome.Original).OfType<StopAnswer>().FirstOrDefault() is { Killed: false, Duration: var duration }
        && (budget is not { } time || session.Time.GetElapsedTime(_began) + duration <= time)
            ? Task.WhenAll(runs.Select(run => run.StopAsync(LongestStop, cancellationToken)))
            : Task.CompletedTask;
}
