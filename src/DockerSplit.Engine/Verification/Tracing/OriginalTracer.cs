using System.Collections.Immutable;
using DockerSplit.Engine.Store;
using DockerSplit.Engine.Verification.Probes;
using DockerSplit.Engine.Verification.Services;

namespace DockerSplit.Engine.Verification.Tracing;

/// <summary>
/// Runs the original alone, with a tracer beside its program, and asks it what both images will be asked. What it opens then is what a plan
/// can rest on; and the record serves once more when the rewritten image is watched.
/// </summary>
/// <param name="tool">The tracer.</param>
/// <param name="budget">How long questions are put; what is begun is finished. Null for as long as it takes.</param>
public sealed class OriginalTracer(EngineSession session, TraceTool tool, TimeSpan? budget)
{
    private const string Who = "the original";

    private readonly long _began = session.Time.GetTimestamp();

    /// <summary>Watches it.</summary>
    /// <param name="image">Its reference.</param>
    /// <param name="recipe">How it is run, and what it is asked.</param>
    /// <exception cref="EngineException">The engine stopped answering, or has no such image.</exception>
    public async Task<OriginalTrace> RecordAsync(
        string image,
        ProbeRecipe recipe,
        IProgress<VerificationProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var config = await new ImageStore(session).ConfigAsync(image, cancellationToken);
        var ports = PublishedPorts.Of(recipe, config);
        session.RequireLocalPorts([.. ports.Tcp, .. ports.Udp]);
        var spec = ports.Publish(new(image, config, recipe, []));
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (budget is { } time)
            deadline.CancelAfter(time + Watch.Patience);
        progress?.Report(new("watching which files the original opens"));
        try
        {
            while (true)
            {
                var (trace, retry) = await RunAsync(Watch.Over(spec, tool, budget), cancellationToken, deadline.Token);
                if (retry is null)
                    return trace;

                spec = retry.Change(spec);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new($"{Who} does not get on when it is traced");
        }
    }

    /// <param name="interruption">Ends the whole program.</param>
    /// <param name="cancellationToken">Ends the trace.</param>
    /// <returns>The trace, or how to run it instead where it shows nothing so.</returns>
    private async Task<(OriginalTrace Trace, Retry? Retry)> RunAsync(
        ContainerSpec spec,
        CancellationToken interruption,
        CancellationToken cancellationToken
    )
    {
        var group = await ServiceGroup.StartAsync(session, spec, cancellationToken);
        try
        {
            return await RunAsync(spec, group.Network, interruption, cancellationToken);
        }
        finally
        {
            // On interruption the session's disposal does it, with a deadline of its own.
            if (!interruption.IsCancellationRequested)
                await group.RemoveAsync(interruption);
        }
    }

    /// <param name="network">The network of the services that it needs; null where it needs none.</param>
    private async Task<(OriginalTrace Trace, Retry? Retry)> RunAsync(
        ContainerSpec spec,
        string? network,
        CancellationToken interruption,
        CancellationToken cancellationToken
    )
    {
        var run = await ContainerRun.StartAsync(session, spec with { Network = network }, cancellationToken);
        var trace = new OriginalTrace(Trouble: null) { Spec = spec };
        try
        {
            var readiness = await Readiness.WaitAsync(run, expected: null, cancellationToken);
            if (RetryAfter(readiness, spec) is { } retry)
                return (trace, retry);

            trace = trace with { Trouble = TroubleOf(run, readiness), Outcome = readiness.Outcome };
            if (trace.Trouble is null && readiness.Outcome.State != ContainerState.NotReady)
                trace = trace with { Answers = await AskAsync(run, readiness, cancellationToken) };
            if (trace.Trouble is null)
            {
                await Task.Delay(Watch.Flush, session.Time, cancellationToken);
                trace = trace with { IsWhole = await Watch.IsWholeAsync(run, cancellationToken) };
                await StopAsync(run, cancellationToken);
            }
        }
        finally
        {
            // What was written is read now.
            if (!interruption.IsCancellationRequested)
                await run.RemoveAsync(interruption);
        }

        return (Conclude(trace, spec.Trace!), null);
    }

    private OriginalTrace Conclude(OriginalTrace trace, TracedImage written) =>
        trace with
        {
            Duration = session.Time.GetElapsedTime(_began),
            Files = trace.Trouble is null ? written.Files : FileTrace.Empty,
            Trouble = trace.Trouble ?? (written.Files.Calls == 0 ? $"{Watch.Process} wrote nothing" : null),
        };

    private bool IsTimeLeft => Left > TimeSpan.Zero;

    /// <summary>Without a budget there is more time than anything takes.</summary>
    private TimeSpan Left => budget is { } time ? time - session.Time.GetElapsedTime(_began) : TimeSpan.FromDays(1);

    /// <summary>What a program opens when it ends counts, too, where there is time.</summary>
    private async Task StopAsync(ContainerRun run, CancellationToken cancellationToken)
    {
        if (Left is var left && left > TimeSpan.Zero)
            await run.StopAsync(left < Watch.LongestStop ? left : Watch.LongestStop, cancellationToken);
    }

    /// <summary>One that is only slow is not run in another way: it may have had no time to get ready.</summary>
    private static Retry? RetryAfter(Readiness readiness, ContainerSpec spec) =>
        readiness.Outcome.State == ContainerState.NotReady && readiness.Elsewhere.IsEmpty ? null : Retry.After(readiness, spec);

    /// <summary>One that does not get ready in the time that there is has opened what it has opened; one that fails may fail by the tracer.</summary>
    private static string? TroubleOf(ContainerRun run, Readiness readiness) =>
        readiness.Outcome.State == ContainerState.NotReady || !Conclusion.IsBroken(readiness, run.Spec)
            ? null
            : Watch.Trouble(Who, run.StartError, readiness.Outcome.Log)
                ?? $"{Who} fails when it is traced ({Watch.Describe(readiness.Outcome)})";

    /// <summary>Puts the questions, while there is time.</summary>
    private async Task<ImmutableDictionary<string, ProbeAnswer>> AskAsync(
        ContainerRun run,
        Readiness readiness,
        CancellationToken cancellationToken
    )
    {
        var ports = ProbePlan.Ports(run.Spec);
        var answered = await AskAsync(run, ports, cancellationToken);
        var pages = await PagesAsync(run, answered, cancellationToken);
        var rest = ProbePlan.Rest(run.Spec, readiness).Where(Watch.IsQuestion);
        var further = await AskAsync(run, pages.Concat(rest), cancellationToken);

        return answered
            .Concat(further)
            .DistinctBy(pair => pair.Probe.Question, StringComparer.Ordinal)
            .ToImmutableDictionary(pair => pair.Probe.Question, pair => pair.Answer, StringComparer.Ordinal);
    }

    private async Task<ImmutableArray<(Probe Probe, ProbeAnswer Answer)>> AskAsync(
        ContainerRun run,
        IEnumerable<Probe> probes,
        CancellationToken cancellationToken
    )
    {
        var answers = ImmutableArray.CreateBuilder<(Probe Probe, ProbeAnswer Answer)>();
        foreach (var probe in probes.TakeWhile(_ => IsTimeLeft))
            answers.Add((probe, await Watch.AskAsync(run, probe, cancellationToken)));

        return answers.ToImmutable();
    }

    private async Task<ImmutableArray<Probe>> PagesAsync(
        ContainerRun run,
        ImmutableArray<(Probe Probe, ProbeAnswer Answer)> asked,
        CancellationToken cancellationToken
    )
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(Left is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero);
        try
        {
            return await PageProbe.FindAsync(run, asked, null, end.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return [];
        }
    }
}
