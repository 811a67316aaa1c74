using System.Collections.Immutable;
using DockerSplit.Engine;
using DockerSplit.Engine.Builds;
using DockerSplit.Engine.Connection;
using DockerSplit.Engine.Images;
using DockerSplit.Images;
using DockerSplit.Rewriting;

namespace DockerSplit.Pipeline;

/// <summary>Builds the original, looks at it, plans by what is there, builds the result, and compares the two.</summary>
internal sealed class Proof(RewriteRequest request, IProgress<PipelineEvent> progress)
{
    public async Task<RewriteOutcome> RunAsync(EngineConnection engine, StaticSplit input, CancellationToken cancellationToken)
    {
        await using var session = EngineSession.Start(engine);
        var bench = new Workbench(session, request.ContextDirectory, request.BuildArguments, request.Builder, progress);
        progress.Report(new PhaseStarted("Building the original"));
        if (await bench.BuildAsync("original", request.Source, cancellationToken) is BuildFailed broken)
            return new(input.Plan(null), Verdict.OriginalBroken) { Explanation = Workbench.Explain("the original does not build", broken) };

        progress.Report(new PhaseStarted("Reading the original image"));
        var (seen, _) = await ObserveAsync(session, input, cancellationToken);
        var result = input.Plan(seen);
        if (result is not Split split)
            return new(result, result is NothingToSplit ? Verdict.NothingToSplit : Verdict.Unsupported);

        var ladder = new RepairLadder(
            lessons => input.Plan(seen, lessons),
            (plan, token) => bench.TryAsync(plan, request.Source.Name, request.Settings.Recipe, seen?.Facts, token),
            request.Settings.Rounds ?? RewriteRequest.DefaultRounds,
            progress
        );

        var outcome = await ladder.ClimbAsync(split, cancellationToken);
        if (request.Minimise is not { } budget)
            return outcome;

        progress.Report(new PhaseStarted("Looking for what can be left out"));
        var minimiser = new Minimiser(
            (overrides, _) => Task.FromResult(input.Plan(seen, outcome.Lessons, overrides)),
            (plan, token) => bench.TryAsync(plan, request.Source.Name, request.Settings.Recipe, seen?.Facts, token),
            budget,
            TimeProvider.System,
            progress
        );

        return await minimiser.RunAsync(outcome, cancellationToken);
    }

    /// <summary>The facts of the original image; its size too.</summary>
    private async Task<(Observation? Seen, long? Size)> ObserveAsync(
        EngineSession session,
        StaticSplit input,
        CancellationToken cancellationToken
    )
    {
        if (input.Analysis is not { } analysis || analysis.Stage.Image is not { } image)
            return (null, null);

        var store = new ImageStore(session);
        if (
            await store.ResolveBaseAsync(image, analysis.Stage.From.Platform, null, cancellationToken)
            is not BaseImageFound { Image: var found }
        )
            return (null, null);

        await using var archive = await store.SaveAsync(session.TagFor("original"), cancellationToken);
        var read = await ImageReader.ReadAsync(archive, found.DiffIds, cancellationToken);
        if (!read.IsRead)
        {
            progress.Report(new Remark($"the image cannot be read ({read.Error}); the plan rests on the text alone"));

            return (null, null);
        }

        var facts = read.Facts;
        var build = new BuildPaths(analysis);
        var artifacts = build.Artifacts(Artifacts.Unowned(facts), facts).ToImmutableArray();
        var closure = ClosureBuilder.Build(facts.Final, facts.Config, Roots(facts.Config, artifacts));
        var owners = FileOwners.Of(facts.Final);
        var byPath = closure
            .Reached.Keys.Select(path => KeyValuePair.Create(path, owners.PackageOf(path)))
            .Where(pair => pair.Value is not null);

        return (
            new(facts, artifacts, closure, byPath.ToImmutableDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.Ordinal)),
            facts.Size
        );
    }

    private static IEnumerable<ClosureRoot> Roots(Facts.ImageConfig config, ImmutableArray<Facts.FileFacts> artifacts)
    {
        if (!config.Entrypoint.IsEmpty)
            yield return new("ENTRYPOINT", config.Entrypoint);
        if (!config.Command.IsEmpty)
            yield return new("CMD", config.Command);
        foreach (var file in artifacts.Where(file => file.Kind is not Facts.FileKind.Directory))
            yield return ClosureRoot.OfPath("artifact", file.Path);
    }
}
