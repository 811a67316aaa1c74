using System.Globalization;
using DockerSplit.Analysis;
using DockerSplit.Engine;
using DockerSplit.Engine.Store;
using DockerSplit.Images;
using DockerSplit.Knowledge;
using DockerSplit.Planning;
using DockerSplit.Planning.Bases;
using DockerSplit.Planning.Rules;

namespace DockerSplit.Application.Rewriting;

/// <summary>Reads the built original, and what the runtime stage may start from. Each image is read once; a draft says what to make of it.</summary>
internal sealed class Observer(EngineSession session, StageAnalysis analysis, BuildInputs inputs, IProgress<ApplicationEvent> progress)
{
    private readonly ImageStore _store = new(session);
    private readonly Dictionary<string, RuntimeImage?> _candidates = new(StringComparer.Ordinal);
    private readonly HashSet<string> _remarks = new(StringComparer.Ordinal);

    /// <summary>The original, once it was read.</summary>
    public SeenImage? Original { get; private set; }

    /// <summary>The image that the original starts from, once it was read.</summary>
    public RuntimeImage? Base { get; private set; }

    /// <summary>Reads the original, the first time; false when the image or its base cannot be read, and then the text alone must do.</summary>
    public async Task<bool> ReadOriginalAsync(CancellationToken cancellationToken)
    {
        if (Original is not null)
            return true;
        if (analysis.Stage.Image is not { } image || await ResolveAsync(image, cancellationToken) is not { } found)
            return false;

        await using var archive = new WatchedStream(await _store.SaveAsync(session.TagFor("original"), cancellationToken), progress);
        var read = await ImageReader.ReadAsync(archive, found.DiffIds, cancellationToken);
        if (!read.IsRead)
        {
            progress.Report(new Remark($"the image cannot be read ({read.Error}); the plan rests on the text alone"));

            return false;
        }

        Original = new(read.Facts);
        Base = new(
            analysis.Stage.From.Image,
            read.Facts.Base,
            found.Config,
            read.Facts.Layers.Take(read.Facts.BaseLayers).Sum(layer => layer.Size),
            IsOriginalBase: true,
            BaseRules.SameBase.Because("the same image, so that libraries and accounts fit", analysis.Stage.From.ImageSpan)
        );

        return true;
    }

    /// <summary>The first of the draft's candidates that serves, or the original's own base.</summary>
    public async Task<RuntimeImage> ChooseBaseAsync(PlanDraft draft, CancellationToken cancellationToken)
    {
        foreach (var candidate in draft.Candidates)
        {
            if (await CandidateAsync(candidate, cancellationToken) is not { } image)
                continue;

            var fit = draft.FitOf(candidate, image);
            if (fit.Remark is { } remark && _remarks.Add(remark))
                progress.Report(new Remark(remark));
            if (fit.Serves)
                return image;
        }

        return draft.OwnBase;
    }

    private async Task<RuntimeImage?> CandidateAsync(RuntimeVariant candidate, CancellationToken cancellationToken)
    {
        if (candidate.Reference == RuntimeBases.Scratch)
            return RuntimeImage.Scratch;
        if (_candidates.TryGetValue(candidate.Reference, out var known))
            return known;

        progress.Report(new PhaseStarted($"Reading {candidate.Reference}"));
        var image = await ReadCandidateAsync(candidate, cancellationToken);
        if (image is null && candidate.Holds == VariantContent.Unknown)
            throw new EnvironmentFailure($"the runtime base '{candidate.Reference}' cannot be had", FailureKind.Usage);

        return _candidates[candidate.Reference] = image;
    }

    private async Task<RuntimeImage?> ReadCandidateAsync(RuntimeVariant candidate, CancellationToken cancellationToken)
    {
        if (await ResolveAsync(candidate.Reference, cancellationToken) is not { } found)
            return null;

        await using var archive = new WatchedStream(await _store.SaveAsync(candidate.Reference, cancellationToken), progress);
        var read = await ImageReader.ReadAsync(archive, [], cancellationToken);
        if (!read.IsRead)
            return null;

        var isForeign = candidate.Holds == VariantContent.Shell;
        var why = isForeign
            ? BaseRules.StandsAlone.Because($"{candidate.Why}; {Saving(read.Facts.Size)}", subject: candidate.Reference)
            : BaseRules.Variant.Because(candidate.Why, subject: candidate.Reference);

        return new(candidate.Reference, read.Facts.Final, found.Config, read.Facts.Size, IsOriginalBase: false, why)
        {
            IsForeign = isForeign,
        };
    }

    private static string Saving(long size) =>
        string.Create(CultureInfo.InvariantCulture, $"--runtime-base {RuntimeBases.Scratch} would save another {size / 1e6:0.0} MB");

    /// <summary>An image that a named build context takes the place of is not the registry's, and only a build can have it.</summary>
    private async Task<ImageInspection?> ResolveAsync(string reference, CancellationToken cancellationToken) =>
        !inputs.Replaces(reference)
        && await _store.ResolveBaseAsync(reference, analysis.Stage.From.Platform ?? inputs.Platform, null, cancellationToken)
            is BaseImageFound { Image: var found }
            ? found
            : null;
}
