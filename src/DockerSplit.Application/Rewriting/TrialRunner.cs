using System.Collections.Immutable;
using DockerSplit.Application.Comparing;
using DockerSplit.Planning;

namespace DockerSplit.Application.Rewriting;

/// <summary>Trials on an engine: plans rest on what was read of the built original, and are built and asked.</summary>
/// <param name="observer">Null where there is not exactly one stage.</param>
internal sealed class TrialRunner(
    RewriteRequest request,
    AnalysedDockerfile input,
    ImageComparer comparer,
    Observer? observer,
    IProgress<ApplicationEvent> progress
) : ITrials
{
    private ImmutableSortedSet<string>? _used;

    /// <inheritdoc/>
    public async Task<SplitResult> PlanAsync(Lessons lessons, Overrides further, CancellationToken cancellationToken)
    {
        if (observer is null || !await observer.ReadOriginalAsync(cancellationToken))
            return input.SplitByText();

        return _used is { } used
            ? await PlanAsync(observer, lessons with { Used = used }, further, cancellationToken)
            : await PlanFirstAsync(observer, lessons, further, cancellationToken);
    }

    /// <summary>While the original is watched it is planned already: where nothing is split, a trace, which only adds needs, changes nothing.</summary>
    private async Task<SplitResult> PlanFirstAsync(Observer seen, Lessons lessons, Overrides further, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watching = comparer.WatchOriginalAsync(request.Settings.Recipe, seen.Original!.Facts, end.Token);
        try
        {
            var untraced = await PlanAsync(seen, lessons, further, cancellationToken);
            if (untraced is not Split)
                return untraced;

            _used = await watching;

            return _used.IsEmpty ? untraced : await PlanAsync(seen, lessons with { Used = _used }, further, cancellationToken);
        }
        finally
        {
            await end.CancelAsync();
            await watching.ContinueWith(
                _ => { },
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default
            );
        }
    }

    private async Task<SplitResult> PlanAsync(Observer seen, Lessons lessons, Overrides further, CancellationToken cancellationToken)
    {
        var draft = input.Draft(seen.Original!, seen.Base!, lessons, further);

        return input.Split(draft, await seen.ChooseBaseAsync(draft, cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<Comparison> TryAsync(Split split, CancellationToken cancellationToken)
    {
        if (observer?.Original is { } seen)
            comparer.PrepareTraces(seen.Facts);
        progress.Report(new PhaseStarted("Building the rewritten Dockerfile"));
        if (await comparer.BuildRewrittenAsync(new(split.Text, request.Source.Name), cancellationToken) is { } failed)
            return failed;

        var original = observer?.Original?.Facts ?? await comparer.ReadOriginalAsync(split.Plan.Stage, cancellationToken);

        return await comparer.CompareAsync(
            request.Settings.Recipe.WithFree(split.Plan.FreeVariables),
            original,
            split.Plan.Expected,
            cancellationToken
        );
    }
}
