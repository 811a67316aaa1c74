using System.Collections.Immutable;
using DockerSplit.Engine.Store;
using DockerSplit.Engine.Verification.Probes;
using DockerSplit.Engine.Verification.Services;
using DockerSplit.Facts;

namespace DockerSplit.Engine.Verification;

/// <summary>Compares two images by their configuration and by what their containers answer.</summary>
public sealed class Verifier(EngineSession session)
{
    /// <summary>Starts both images side by side and asks them the same questions.</summary>
    /// <exception cref="EngineException">The engine stopped answering, or has no such image.</exception>
    public async Task<VerificationReport> VerifyAsync(
        VerificationRequest request,
        IProgress<VerificationProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var store = new ImageStore(session);
        var original = await store.ConfigAsync(request.Original, cancellationToken);
        var rewritten = await store.ConfigAsync(request.Rewritten, cancellationToken);
        var ports = PublishedPorts.Of(request.Recipe, original);
        session.RequireLocalPorts([.. ports.Tcp, .. ports.Udp]);
        ImmutableArray<ConfigDifference> differences =
        [
            .. ConfigComparison.Compare(original, rewritten, request.Recipe.FreeVariables),
            .. ServiceNotes.Of(request.Recipe),
        ];
        var images = new Interview(
            ports.Publish(new(request.Original, original, request.Recipe, [])),
            ports.Publish(new(request.Rewritten, rewritten, request.Recipe, []))
        );
        ServiceTrouble? missing = null;
        while (true)
        {
            var (report, retry) = await CompareBesideAsync(images, differences, progress, cancellationToken);
            missing ??= report.Missing;
            if (retry is null)
                return Conclusion.Without(missing, report) with { RunAs = images.Original.Recipe.Source, Interview = images };

            progress?.Report(new(retry.Activity));
            differences = [.. differences, retry.Note];
            images = new(retry.Change(images.Original), retry.Change(images.Rewritten));
        }
    }

    /// <summary>Starts what both need beside them, each its own, and compares them there.</summary>
    private async Task<(VerificationReport Report, Retry? Retry)> CompareBesideAsync(
        Interview images,
        ImmutableArray<ConfigDifference> differences,
        IProgress<VerificationProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        if (images.Original.Recipe.Services is not [] and var services)
            progress?.Report(new($"starting {string.Join(", ", services.Select(service => service.Name))}"));
        var groups = await Task.WhenAll(
            ServiceGroup.StartAsync(session, images.Original, cancellationToken),
            ServiceGroup.StartAsync(session, images.Rewritten, cancellationToken)
        );
        try
        {
            var missing = groups[0].Trouble;
            if (missing is null && groups[1].Trouble is { } trouble)
                return (Conclusion.RewrittenServiceFails(trouble, differences), null);

            var (report, retry) = await CompareAsync(
                new(images.Original with { Network = groups[0].Network }, images.Rewritten with { Network = groups[1].Network }),
                differences,
                progress,
                cancellationToken
            );

            return (report with { Missing = missing }, retry);
        }
        finally
        {
            // On cancellation the session's disposal does it, with a deadline of its own.
            if (!cancellationToken.IsCancellationRequested)
                await Task.WhenAll(groups.Select(group => group.RemoveAsync(cancellationToken)));
        }
    }

    /// <summary>Starts both and compares them.</summary>
    /// <returns>The report, and how to run them instead where the original shows nothing.</returns>
    private async Task<(VerificationReport Report, Retry? Retry)> CompareAsync(
        Interview images,
        ImmutableArray<ConfigDifference> differences,
        IProgress<VerificationProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        progress?.Report(new("starting both containers"));
        var runs = await Task.WhenAll(
            ContainerRun.StartAsync(session, images.Original, cancellationToken),
            ContainerRun.StartAsync(session, images.Rewritten, cancellationToken)
        );
        try
        {
            return await CompareAsync(new(runs[0], runs[1], progress), differences, cancellationToken);
        }
        finally
        {
            // On cancellation the session's disposal does it, with a deadline of its own.
            if (!cancellationToken.IsCancellationRequested)
                await Task.WhenAll(runs.Select(run => run.RemoveAsync(cancellationToken)));
        }
    }

    private static async Task<(VerificationReport Report, Retry? Retry)> CompareAsync(
        Pair pair,
        ImmutableArray<ConfigDifference> differences,
        CancellationToken cancellationToken
    )
    {
        pair.Progress?.Report(new("waiting for the original"));
        var original = await Readiness.WaitAsync(pair.Original, expected: null, cancellationToken);
        var retry = Retry.After(original, pair.Original.Spec);
        if (retry is not null || Conclusion.IsBroken(original, pair.Original.Spec))
            return (Conclusion.OriginalBroken(original, differences), retry);

        pair.Progress?.Report(new("waiting for the rewritten image"));
        var rewritten = await Readiness.WaitAsync(pair.Rewritten, original.OpenPorts, cancellationToken);
        if (original.IsReady && !rewritten.IsReady)
            return (Conclusion.RewrittenBroken(original, rewritten, differences, await LearnAsync(pair, [], cancellationToken)), null);

        var probes = await AskAllAsync(pair, original, cancellationToken);

        return (Conclusion.Of(original, rewritten, differences, probes, await LearnAsync(pair, probes, cancellationToken)), null);
    }

    private static async Task<ImmutableArray<ProbeOutcome>> AskAllAsync(Pair pair, Readiness readiness, CancellationToken cancellationToken)
    {
        var spec = pair.Original.Spec;
        var ports = ProbePlan.Ports(spec);
        var answers = await AskAsync(pair, ports, cancellationToken);
        var pages = await PageProbe.FindAsync(
            pair.Original,
            [.. ports.Zip(answers, (probe, outcome) => (probe, outcome.Original))],
            pair.Progress,
            cancellationToken
        );

        return
        [
            .. answers,
            .. await AskAsync(pair, pages, cancellationToken),
            .. await AskAsync(pair, ProbePlan.Rest(spec, readiness), cancellationToken),
        ];
    }

    private static async Task<ImmutableArray<ProbeOutcome>> AskAsync(
        Pair pair,
        ImmutableArray<Probe> probes,
        CancellationToken cancellationToken
    )
    {
        var comparison = new ProbeComparison(pair.Original, pair.Rewritten);
        var outcomes = ImmutableArray.CreateBuilder<ProbeOutcome>(probes.Length);
        foreach (var probe in probes)
        {
            pair.Progress?.Report(new(probe.Question));
            outcomes.Add(await comparison.CompareAsync(probe, cancellationToken));
        }

        return outcomes.ToImmutable();
    }

    /// <summary>What the rewritten image's log and answers complain of, without what the original's do too.</summary>
    private static async Task<ImmutableArray<LearnedFact>> LearnAsync(
        Pair pair,
        ImmutableArray<ProbeOutcome> probes,
        CancellationToken cancellationToken
    )
    {
        var before = await pair.Original.LogAsync(cancellationToken);
        var after = await pair.Rewritten.LogAsync(cancellationToken);
        var disagreeing = probes.Where(probe => !probe.Agrees).ToArray();
        var known = Trouble.In([.. before.Lines, .. disagreeing.SelectMany(probe => probe.Original.Lines)]);
        var facts = Trouble.In([
            .. after.Lines,
            pair.Rewritten.StartError ?? "",
            .. disagreeing.SelectMany(probe => probe.Rewritten.Lines),
        ]);

        return [.. facts.Where(fact => !known.Any(fact.SameAs))];
    }

    private sealed record Pair(ContainerRun Original, ContainerRun Rewritten, IProgress<VerificationProgress>? Progress);
}
