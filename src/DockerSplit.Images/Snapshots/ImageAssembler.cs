using System.Collections.Immutable;
using DockerSplit.Facts;
using DockerSplit.Images.Manifests;

namespace DockerSplit.Images.Snapshots;

/// <summary>Puts the facts of an image together from its layers.</summary>
internal static class ImageAssembler
{
    private const int FilesOfLargeImage = 100_000;

    public static ImageFacts Build(ImageManifest image, IReadOnlyList<string> baseDiffIds)
    {
        var diffIds = image.Config.RootFileSystem!.DiffIds!;
        if (!diffIds.Take(baseDiffIds.Count).SequenceEqual(baseDiffIds, StringComparer.Ordinal))
            throw new InvalidImageException("the image does not start with the layers of its base image");

        var (tree, files) = (new FileTree(), 0);
        var before = tree.Flatten();
        for (var index = 0; index < image.Layers.Count; index++)
        {
            tree.Apply(image.Layers[index], index);
            files += image.Layers[index].Files.Count;
            if (index + 1 == baseDiffIds.Count)
                before = tree.Flatten();
        }

        GiveBack(files);

        return new()
        {
            Config = ConfigReader.Read(image.Config),
            Layers = Layers(image, diffIds),
            BaseLayers = baseDiffIds.Count,
            Base = SnapshotReader.Read(before),
            Final = SnapshotReader.Read(tree.Flatten()),
        };
    }

    /// <summary>
    /// Of a very large image, what reading needed and needs no more is given back to the system: the collector by itself would keep it, half as
    /// much again as the image's facts, beside the next image.
    /// </summary>
    public static void GiveBack(int files)
    {
        if (files > FilesOfLargeImage)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    private static ImmutableArray<LayerFacts> Layers(ImageManifest image, IReadOnlyList<string> diffIds)
    {
        var history = ConfigReader.LayerHistory(image.Config).ToList();

        return [.. image.Layers.Select((layer, index) => new LayerFacts(diffIds[index], layer.Size, history.ElementAtOrDefault(index)))];
    }
}
