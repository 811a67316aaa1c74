using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Images.Manifests;

namespace DockerSplit.Images.Snapshots;

/// <summary>Puts the facts of an image together from its layers.</summary>
internal static class ImageAssembler
{
    public static ImageFacts Build(ImageManifest image, IReadOnlyList<string> baseDiffIds)
    {
        var diffIds = image.Config.RootFileSystem!.DiffIds!;
        if (!diffIds.Take(baseDiffIds.Count).SequenceEqual(baseDiffIds, StringComparer.Ordinal))
            throw new InvalidImageException("the image does not start with the layers of its base image");

        var tree = new FileTree();
        var before = tree.Flatten();
        for (var index = 0; index < image.Layers.Count; index++)
        {
            tree.Apply(image.Layers[index], index);
            if (index + 1 == baseDiffIds.Count)
                before = tree.Flatten();
        }

        return new()
        {
            Config = ConfigReader.Read(image.Config),
            Layers = Layers(image, diffIds),
            BaseLayers = baseDiffIds.Count,
            Base = SnapshotReader.Read(before),
            Final = SnapshotReader.Read(tree.Flatten()),
        };
    }

    private static ImmutableArray<LayerFacts> Layers(ImageManifest image, IReadOnlyList<string> diffIds)
    {
        var history = ConfigReader.LayerHistory(image.Config).ToList();

        return [.. image.Layers.Select((layer, index) => new LayerFacts(diffIds[index], layer.Size, history.ElementAtOrDefault(index)))];
    }
}
