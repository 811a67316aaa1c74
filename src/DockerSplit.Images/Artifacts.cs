using DockerSplit.Facts;

namespace DockerSplit.Images;

/// <summary>What the build added to the image besides packages.</summary>
public static class Artifacts
{
    /// <summary>
    /// Files, links and directories of the final image that the base image does not have, or not like this, and that no package owns or made.
    /// In the order of their paths. The package managers' own records are not among them.
    /// </summary>
    public static IEnumerable<FileFacts> Unowned(ImageFacts image) => Unowned(image, FileOwners.Of(image));

    internal static IEnumerable<FileFacts> Unowned(ImageFacts image, FileOwners owners) =>
        image.Final.Files.Values.Where(file => IsNew(file, image.Base) && owners.PackageOf(file.Path) is null);

    private static bool IsNew(FileFacts file, ImageSnapshot before) =>
        !before.Files.TryGetValue(file.Path, out var old) || file with { Layer = old.Layer } != old;
}
