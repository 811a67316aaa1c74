using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Images.Closures;

namespace DockerSplit.Images;

/// <summary>The original as it was read from the layers of the built image: nothing about it is in doubt.</summary>
public sealed class SeenImage : IImageView
{
    private readonly FileOwners _owners;

    public SeenImage(ImageFacts facts)
    {
        (Facts, _owners) = (facts, FileOwners.Of(facts));
        var last = BuildLayers.Last(facts);
        Left = [.. Artifacts.Unowned(facts, _owners).Where(file => file.Layer <= last)];
    }

    /// <inheritdoc/>
    public bool IsSeen => true;

    /// <inheritdoc/>
    public ImageFacts Facts { get; }

    /// <inheritdoc/>
    public ImmutableArray<FileFacts> Left { get; }

    /// <inheritdoc/>
    public string? PackageOf(string path) => _owners.PackageOf(path);

    /// <inheritdoc/>
    public Closure Reach(IEnumerable<ClosureRoot> roots, bool nearMisses = false) =>
        ClosureBuilder.Build(Facts.Final, Facts.Config, roots, nearMisses);

    /// <inheritdoc/>
    public ImmutableArray<MissingNeed> Misfits(IEnumerable<string> paths, ImageSnapshot onto) =>
        RuntimeFit.Misfits(Facts.Final, Facts.Config, paths, onto);
}
