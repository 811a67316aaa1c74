using DockerSplit.Planning;

namespace DockerSplit.Application.Rewriting;

/// <summary>Trials on an engine: plans rest on what was read of the built original, and are built and asked.</summary>
/// <param name="observer">Null where there is not exactly one stage.</param>
internal sealed class EngineTrials(RewriteRequest request, AnalysedDockerfile input, Workbench bench, Observer? observer) : ITrials
{
    /// <inheritdoc/>
    public async Task<SplitResult> PlanAsync(Lessons lessons, Overrides further, CancellationToken cancellationToken)
    {
        if (observer is null || !await observer.ReadOriginalAsync(cancellationToken))
            return input.SplitByText();

        var draft = input.Draft(observer.Original!, observer.Base!, lessons, further);

        return input.Split(draft, await observer.ChooseBaseAsync(draft, cancellationToken));
    }

    /// <inheritdoc/>
    public Task<Attempt> TryAsync(Split split, CancellationToken cancellationToken) =>
        bench.TryAsync(split, request.Source.Name, request.Settings.Recipe, observer?.Original?.Facts, cancellationToken);
}
