using System.Collections.Immutable;
using DockerSplit.Engine.Verification.Probes;
using DockerSplit.Engine.Verification.Services;

namespace DockerSplit.Engine.Verification.Tracing;

/// <summary>
/// Runs both images once more, each with a tracer beside its program, and puts the questions to them on which they agreed; the original only
/// where it was not watched before. The proof's own runs are over by then, so that nothing disturbs them.
/// </summary>
/// <param name="tool">The tracer.</param>
/// <param name="budget">How long questions are put; what is begun is finished. Null for as long as it takes.</param>
public sealed class Tracer(EngineSession session, TraceTool tool, TimeSpan? budget)
{
    private readonly long _began = session.Time.GetTimestamp();

    /// <summary>Watches both.</summary>
    /// <param name="proved">How both were run, and what they were asked.</param>
    /// <param name="recorded">What was seen of the original before; null where it was not watched.</param>
    /// <exception cref="EngineException">The engine stopped answering.</exception>
    public async Task<TraceResult> TraceAsync(
        VerificationReport proved,
        OriginalTrace? recorded,
        IProgress<VerificationProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        if (proved.Interview is not { } interview)
            return new NotTraced("neither image was run");

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (budget is { } time)
            deadline.CancelAfter(time + Watch.Patience);
        progress?.Report(new("watching which files are opened"));
        var questions = Questions(proved);
        var rewritten = Side.OfRewritten(proved, Watch.Over(interview.Rewritten, tool, budget));
        var known = recorded?.Serves(proved, questions) == true ? recorded : null;
        ImmutableArray<Side> sides = known is null
            ? [Side.OfOriginal(proved, Watch.Over(interview.Original, tool, budget)), rewritten]
            : [rewritten];
        var common = known is null ? questions : [.. questions.Where(known.WasAsked)];
        try
        {
            var (asked, trouble) = await WatchAsync(proved, sides, common, cancellationToken, deadline.Token);
            if (trouble is not null)
                return new NotTraced(trouble);

            var put = common.Take(asked).Select(question => question.Question).ToArray();

            return Conclude(
                known?.FilesFor(put) ?? Watch.FilesOf(sides[0].Trace, put),
                Watch.FilesOf(rewritten.Trace, put),
                asked,
                questions.Length
            );
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new NotTraced("the containers do not get on when they are traced");
        }
    }

    private TraceResult Conclude(FileTrace original, FileTrace rewritten, int asked, int questions) =>
        original.Calls == 0 || rewritten.Calls == 0
            ? new NotTraced($"{Watch.Process} wrote nothing")
            : new Traced(original, rewritten, asked, questions, session.Time.GetElapsedTime(_began));

    /// <param name="interruption">Ends the whole program.</param>
    /// <param name="cancellationToken">Ends the traces.</param>
    /// <returns>How many questions were put, and why the traces are of no use; null where they are.</returns>
    private async Task<(int Asked, string? Trouble)> WatchAsync(
        VerificationReport proved,
        ImmutableArray<Side> sides,
        ImmutableArray<ProbeOutcome> questions,
        CancellationToken interruption,
        CancellationToken cancellationToken
    )
    {
        var groups = await Task.WhenAll(sides.Select(side => ServiceGroup.StartAsync(session, side.Spec, cancellationToken)));
        try
        {
            var runs = await Task.WhenAll(
                sides.Zip(
                    groups,
                    (side, group) => ContainerRun.StartAsync(session, side.Spec with { Network = group.Network }, cancellationToken)
                )
            );

            return await WatchAsync(proved, sides, runs, questions, interruption, cancellationToken);
        }
        finally
        {
            // On interruption the session's disposal does it, with a deadline of its own.
            if (!interruption.IsCancellationRequested)
                await Task.WhenAll(groups.Select(group => group.RemoveAsync(interruption)));
        }
    }

    private async Task<(int Asked, string? Trouble)> WatchAsync(
        VerificationReport proved,
        ImmutableArray<Side> sides,
        ContainerRun[] runs,
        ImmutableArray<ProbeOutcome> questions,
        CancellationToken interruption,
        CancellationToken cancellationToken
    )
    {
        try
        {
            if (await StartAsync(proved, sides, runs, cancellationToken) is { } stuck)
                return (0, stuck);

            var (asked, trouble) = await AskAsync(sides, runs, questions, cancellationToken);
            trouble ??= await AreWholeAsync(runs, cancellationToken) ? null : $"{Watch.Process} ended before the program did";
            if (trouble is null)
                await StopAsync(proved, runs, cancellationToken);

            return (asked, trouble);
        }
        finally
        {
            if (!interruption.IsCancellationRequested)
                await Task.WhenAll(runs.Select(run => run.RemoveAsync(interruption)));
        }
    }

    /// <summary>Waits for all.</summary>
    private static async Task<string?> StartAsync(
        VerificationReport proved,
        ImmutableArray<Side> sides,
        ContainerRun[] runs,
        CancellationToken cancellationToken
    )
    {
        var expected = runs[0].Spec.Ports is [] ? null : proved.OpenPorts;
        var ready = await Task.WhenAll(runs.Select(run => Readiness.WaitAsync(run, expected, cancellationToken)));

        return sides
            .Select((side, index) => Watch.Otherwise(side.Who, runs[index].StartError, side.Proved, ready[index].Outcome))
            .FirstOrDefault(trouble => trouble is not null);
    }

    /// <summary>Puts the questions, while there is time.</summary>
    private async Task<(int Asked, string? Trouble)> AskAsync(
        ImmutableArray<Side> sides,
        ContainerRun[] runs,
        ImmutableArray<ProbeOutcome> questions,
        CancellationToken cancellationToken
    )
    {
        var asked = 0;
        foreach (var outcome in questions)
        {
            if (budget is { } time && session.Time.GetElapsedTime(_began) >= time)
                break;

            var answers = await Task.WhenAll(runs.Select(run => Watch.AskAsync(run, outcome.Probe!, cancellationToken)));
            foreach (var (side, answer) in sides.Zip(answers))
            {
                if (Watch.IsWorse(outcome.Probe!, side.Answer(outcome), answer))
                    return (asked, Worse(side, outcome, answer));
            }

            asked++;
        }

        await Task.Delay(Watch.Flush, session.Time, cancellationToken);

        return (asked, null);
    }

    /// <summary>Those of the proof, but for what is no question to a program.</summary>
    private static ImmutableArray<ProbeOutcome> Questions(VerificationReport proved) =>
        [.. proved.Probes.Where(outcome => Watch.IsQuestion(outcome.Probe))];

    private static string Worse(Side side, ProbeOutcome outcome, ProbeAnswer traced) =>
        $"{side.Who} answers '{outcome.Question}' otherwise when it is traced ({side.Answer(outcome).Summary}, traced: {traced.Summary})";

    private static async Task<bool> AreWholeAsync(ContainerRun[] runs, CancellationToken cancellationToken) =>
        (await Task.WhenAll(runs.Select(run => Watch.IsWholeAsync(run, cancellationToken)))).All(isWhole => isWhole);

    /// <summary>What a program opens when it ends counts, too, where there is time; one that has to be killed is not waited for.</summary>
    private Task StopAsync(VerificationReport proved, ContainerRun[] runs, CancellationToken cancellationToken) =>
        proved.Probes.Select(outcome => outcome.Original).OfType<StopAnswer>().FirstOrDefault() is { Killed: false, Duration: var duration }
        && (budget is not { } time || session.Time.GetElapsedTime(_began) + duration <= time)
            ? Task.WhenAll(runs.Select(run => run.StopAsync(Watch.LongestStop, cancellationToken)))
            : Task.CompletedTask;

    /// <summary>One of the two images.</summary>
    /// <param name="Who">The image, in words.</param>
    /// <param name="Proved">How it fared without a tracer.</param>
    /// <param name="Answer">What it answered without one.</param>
    private sealed record Side(string Who, ContainerSpec Spec, ContainerOutcome Proved, Func<ProbeOutcome, ProbeAnswer> Answer)
    {
        public TracedImage Trace => Spec.Trace!;

        public static Side OfOriginal(VerificationReport proved, ContainerSpec spec) =>
            new("the original", spec, proved.Original, outcome => outcome.Original);

        public static Side OfRewritten(VerificationReport proved, ContainerSpec spec) =>
            new("the rewritten image", spec, proved.Rewritten, outcome => outcome.Rewritten);
    }
}
