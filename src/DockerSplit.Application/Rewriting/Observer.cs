using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Engine;
using DockerSplit.Engine.Images;
using DockerSplit.Facts;
using DockerSplit.Images;
using DockerSplit.Images.Closures;
using DockerSplit.Planning;
using DockerSplit.Planning.Bases;
using DockerSplit.Planning.Needs;
using DockerSplit.Planning.Paths;
using DockerSplit.Semantics;

namespace DockerSplit.Application.Rewriting;

/// <summary>Looks at the built original, and at what the runtime stage may start from. Images are read once; each round looks anew.</summary>
internal sealed class Observer(EngineSession session, StageAnalysis analysis, IProgress<PipelineEvent> progress)
{
    /// <summary>A base that is not smaller than this part of the original's is not worth the change.</summary>
    private const int MostPercent = 95;

    private readonly ImageStore _store = new(session);
    private readonly Dictionary<string, RuntimeImage?> _candidates = new(StringComparer.Ordinal);
    private ImageFacts? _facts;
    private RuntimeImage? _base;
    private ImmutableArray<string> _programs = [];

    /// <summary>The original, once it was read.</summary>
    public ImageFacts? Original => _facts;

    /// <summary>What a plan needs to know; null when the image or its base cannot be read, and then the text alone must do.</summary>
    public async Task<Observation?> ObserveAsync(Lessons lessons, SplitOptions options, CancellationToken cancellationToken)
    {
        if (_facts is null && !await ReadOriginalAsync(cancellationToken))
            return null;

        var (facts, ownBase) = (_facts!, _base!);
        var lastLayer = BuildLayers.Last(facts);
        var owners = Owners(facts);
        var unowned = Artifacts.Unowned(facts).Where(file => file.Layer <= lastLayer).ToImmutableArray();
        var closure = Close(facts, unowned, lessons, options);
        var candidates = RuntimeBases.Candidates(analysis.Stage.Image!, facts, closure, owners.ContainsKey, options, lessons.Rung);
        foreach (var candidate in candidates)
        {
            var insisted = candidate.Holds == "user";
            if (await CandidateAsync(candidate.Reference, candidate.Why, insisted, cancellationToken) is { } runtime && Serves(runtime, unowned, closure, insisted))
                return new(facts, unowned, closure, owners, ownBase, runtime) { Programs = _programs };
        }

        return new(facts, unowned, closure, owners, ownBase, ownBase) { Programs = _programs };
    }

    private async Task<bool> ReadOriginalAsync(CancellationToken cancellationToken)
    {
        if (analysis.Stage.Image is not { } image)
            return false;
        if (
            await _store.ResolveBaseAsync(image, analysis.Stage.From.Platform, null, cancellationToken)
            is not BaseImageFound { Image: var found }
        )
            return false;

        await using var archive = await _store.SaveAsync(session.TagFor("original"), cancellationToken);
        var read = await ImageReader.ReadAsync(archive, found.DiffIds, cancellationToken);
        if (!read.IsRead)
        {
            progress.Report(new Remark($"the image cannot be read ({read.Error}); the plan rests on the text alone"));

            return false;
        }

        _facts = read.Facts;
        _programs = StartedPrograms.Of(read.Facts, ClosureBuilder.Build(read.Facts.Final, read.Facts.Config, ClosureRoot.OfConfig(read.Facts.Config)));
        _base = new(
            analysis.Stage.From.Image,
            read.Facts.Base,
            found.Config,
            read.Facts.Layers.Take(read.Facts.BaseLayers).Sum(layer => layer.Size),
            IsOriginalBase: true,
            new("same-base", "the same image, so that libraries and accounts fit", analysis.Stage.From.ImageSpan)
        );

        return true;
    }

    /// <summary>Whether what is copied can run on the libraries that are there; the user's own choice is taken all the same.</summary>
    private bool Serves(RuntimeImage runtime, ImmutableArray<FileFacts> unowned, Closure closure, bool insisted)
    {
        if (runtime.IsScratch)
            return true;

        var copied = unowned.Select(file => file.Path).Where(closure.Reached.ContainsKey);
        if (RuntimeFit.Misfits(_facts!.Final, _facts.Config, copied, runtime.Content) is not [var misfit, ..])
            return true;

        progress.Report(new Remark($"{runtime.Reference} {(insisted ? "is at risk" : "does not serve")}: {misfit.From} needs {misfit.Detail}"));

        return insisted;
    }

    /// <summary>Another image to start from, when it is to be had and fits; the user's own choice is taken as it is.</summary>
    private async Task<RuntimeImage?> CandidateAsync(string reference, string why, bool insisted, CancellationToken cancellationToken)
    {
        if (reference == RuntimeBases.Scratch)
            return RuntimeImage.Scratch;
        if (_candidates.TryGetValue(reference, out var known))
            return known;

        progress.Report(new PhaseStarted($"Reading {reference}"));
        var image = await ReadCandidateAsync(reference, why, cancellationToken);
        if (image is null && insisted)
            throw new EnvironmentFailure($"the runtime base '{reference}' cannot be had", FailureKind.Usage);
        if (image is not null && RuntimeBases.Misfit(_facts!.Base, _facts.Config, image.Content, image.Config) is { } misfit)
        {
            progress.Report(new Remark(insisted ? $"{reference} is at risk: {misfit}" : $"{reference} does not fit: {misfit}"));
            image = insisted ? image : null;
        }

        // Another name for the same system gains nothing.
        if (image is not null && !insisted && image.Size * 100 > _base!.Size * MostPercent)
            image = null;

        return _candidates[reference] = image;
    }

    private async Task<RuntimeImage?> ReadCandidateAsync(string reference, string why, CancellationToken cancellationToken)
    {
        if (
            await _store.ResolveBaseAsync(reference, analysis.Stage.From.Platform, null, cancellationToken)
            is not BaseImageFound { Image: var found }
        )
            return null;

        await using var archive = await _store.SaveAsync(reference, cancellationToken);
        var read = await ImageReader.ReadAsync(archive, [], cancellationToken);

        return read.IsRead
            ? new(reference, read.Facts.Final, found.Config, read.Facts.Size, IsOriginalBase: false, new("variant", why, Subject: reference))
            : null;
    }

    private static ImmutableDictionary<string, string> Owners(ImageFacts image)
    {
        var owners = FileOwners.Of(image);

        return image
            .Final.Files.Keys.Select(path => KeyValuePair.Create(path, owners.PackageOf(path)))
            .Where(pair => pair.Value is not null)
            .ToImmutableDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.Ordinal);
    }

    /// <summary>What is reached; from the second rung on with the near misses, and with what lies beside the files that were built.</summary>
    private Closure Close(ImageFacts facts, ImmutableArray<FileFacts> unowned, Lessons lessons, SplitOptions options)
    {
        var roots = Roots(facts, unowned, lessons, options);
        if (lessons.Rung < Rung.Wide)
            return ClosureBuilder.Build(facts.Final, facts.Config, roots);

        var narrow = ClosureBuilder.Build(facts.Final, facts.Config, roots, nearMisses: true);
        var neighbours = Neighbours.Of(narrow, unowned).Select(file => ClosureRoot.OfPath(RootNames.Neighbour, file.Path));

        return ClosureBuilder.Build(facts.Final, facts.Config, [.. roots, .. neighbours], nearMisses: true);
    }

    private List<ClosureRoot> Roots(ImageFacts facts, ImmutableArray<FileFacts> unowned, Lessons lessons, SplitOptions options)
    {
        var rules = new ArtifactRules(analysis, facts.Config, _programs, options, lessons.Rung);
        var artifacts = unowned.Where(file => file.Kind != FileKind.Directory && rules.Judge(file.Path).Verdict == PathVerdict.Copy);

        return
        [
            .. ClosureRoot.OfConfig(facts.Config),
            .. artifacts.Select(file => ClosureRoot.OfPath(RootNames.Artifact, file.Path)),
            .. LessonPaths.Find(facts, lessons).Select(lesson => ClosureRoot.OfPath(lesson.Fact.Description, lesson.Path)),
        ];
    }
}
