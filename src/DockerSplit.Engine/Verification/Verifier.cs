using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Engine.Store;
using DockerSplit.Engine.Verification.Probes;
using DockerSplit.Facts;
using DockerSplit.Planning;

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
        var original = await ConfigAsync(request.Original, cancellationToken);
        var rewritten = await ConfigAsync(request.Rewritten, cancellationToken);
        var ports = PortsOf(request.Recipe, original);
        session.RequireLocalPorts(ports);
        var differences = ConfigComparison.Compare(original, rewritten, request.Recipe.FreeVariables);
        var images = new Images(
            new(request.Original, original, request.Recipe, ports),
            new(request.Rewritten, rewritten, request.Recipe, ports)
        );

        var (report, elsewhere) = await CompareAsync(images, differences, progress, cancellationToken);
        if (elsewhere.IsEmpty || request.Recipe.Ports is not [])
            return report;

        progress?.Report(new($"asking on {Join(elsewhere)}, where it listens"));
        var found = new ConfigDifference(
            "listening port",
            $"{Join(elsewhere)}, not the exposed {Join(ports)}",
            $"asked on {Join(elsewhere)}",
            true
        );

        return (await CompareAsync(images.On(elsewhere), [.. differences, found], progress, cancellationToken)).Report;
    }

    private static string Join(IEnumerable<int> ports) =>
        string.Join(", ", ports.Select(port => port.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Starts both and compares them.</summary>
    /// <returns>The report, and the ports that the original listens on where it listens on none of those that were asked.</returns>
    private async Task<(VerificationReport Report, ImmutableSortedSet<int> Elsewhere)> CompareAsync(
        Images images,
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

    private async Task<ImageConfig> ConfigAsync(string reference, CancellationToken cancellationToken) =>
        (await new ImageStore(session).InspectAsync(reference, cancellationToken))?.Config
        ?? throw new EngineException($"The Docker engine has no image {reference}.");

    /// <summary>The ports that the user names, or else those exposed; and those that single questions name.</summary>
    private static ImmutableArray<int> PortsOf(ProbeRecipe recipe, ImageConfig config) =>
        recipe.Container.Isolated
            ? []
            :
            [
                .. (recipe.Ports is [] ? TcpPorts(config) : recipe.Ports)
                    .Concat(recipe.Http.Select(question => question.Port).OfType<int>())
                    .Concat(recipe.Tcp.Select(question => question.Port).OfType<int>())
                    .Distinct()
                    .Order(),
            ];

    private static ImmutableArray<int> TcpPorts(ImageConfig config) =>
        [
            .. config
                .ExposedPorts.Select(port => port.Split('/'))
                .Where(parts => parts is [_] or [_, "tcp"])
                .Select(parts => int.Parse(parts[0], CultureInfo.InvariantCulture))
                .Order(),
        ];

    private static async Task<(VerificationReport Report, ImmutableSortedSet<int> Elsewhere)> CompareAsync(
        Pair pair,
        ImmutableArray<ConfigDifference> differences,
        CancellationToken cancellationToken
    )
    {
        pair.Progress?.Report(new("waiting for the original"));
        var original = await Readiness.WaitAsync(pair.Original, expected: null, cancellationToken);
        if (Conclusion.IsBroken(original, pair.Original.Spec))
            return (Conclusion.OriginalBroken(original, differences), original.Elsewhere);

        pair.Progress?.Report(new("waiting for the rewritten image"));
        var rewritten = await Readiness.WaitAsync(pair.Rewritten, original.OpenPorts, cancellationToken);
        if (original.IsReady && !rewritten.IsReady)
            return (Conclusion.RewrittenBroken(original, rewritten, differences, await LearnAsync(pair, [], cancellationToken)), []);

        var probes = await AskAsync(pair, ProbePlan.For(pair.Original.Spec, original), cancellationToken);

        return (Conclusion.Of(original, rewritten, differences, probes, await LearnAsync(pair, probes, cancellationToken)), []);
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
        var known = FailureReader.Read([.. before.Lines, .. disagreeing.SelectMany(probe => probe.Original.Lines)]);
        var facts = FailureReader.Read([
            .. after.Lines,
            pair.Rewritten.StartError ?? "",
            .. disagreeing.SelectMany(probe => probe.Rewritten.Lines),
        ]);

        return [.. facts.Where(fact => !known.Any(fact.SameAs))];
    }

    private sealed record Images(ContainerSpec Original, ContainerSpec Rewritten)
    {
        public Images On(ImmutableSortedSet<int> ports) => new(Original with { Ports = [.. ports] }, Rewritten with { Ports = [.. ports] });
    }

    private sealed record Pair(ContainerRun Original, ContainerRun Rewritten, IProgress<VerificationProgress>? Progress);
}
