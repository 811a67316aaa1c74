using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DockerSplit.Images.Archives;
using DockerSplit.Images.Layers;

namespace DockerSplit.Images.Manifests;

/// <summary>Which members of the archive make the image up: its configuration and its layers in order.</summary>
internal sealed record ImageManifest(ConfigDocument Config, IReadOnlyList<LayerContent> Layers)
{
    /// <summary>An index may point to an index; deeper than this none is.</summary>
    private const int MaxDepth = 4;

    /// <summary>Finds the image by Docker's own manifest, or else by the OCI layout's index.</summary>
    public static ImageManifest Find(ArchiveContent archive)
    {
        if (archive.Documents.ContainsKey("manifest.json"))
            return FromDocker(archive);
        if (archive.Documents.ContainsKey("index.json"))
            return FromOci(archive, "index.json", MaxDepth) ?? throw new InvalidImageException("the archive's index names no image");

        throw new InvalidImageException("this is no image archive, or it ends early: it holds neither manifest.json nor index.json");
    }

    private static ImageManifest FromDocker(ArchiveContent archive)
    {
        var images = Document(archive, "manifest.json", ImageJson.Default.SavedImageArray);
        if (images is not [{ Config: { } config, Layers: { } layers }, ..])
            throw new InvalidImageException("the archive's manifest names no image");
        if (images.Length > 1)
            throw new InvalidImageException($"the archive holds {images.Length} images; one is wanted");

        return Of(archive, config, layers);
    }

    private static ImageManifest? FromOci(ArchiveContent archive, string name, int depth)
    {
        var document = Document(archive, name, ImageJson.Default.OciDocument);
        if (document is { Config.Digest: { } config, Layers: { } layers })
            return Of(archive, Blob(config), [.. layers.Select(layer => Blob(layer?.Digest ?? ""))]);

        // Attestations stand beside images as manifests for an unknown system; other platforms' manifests are named but not saved.
        return depth == 0
            ? null
            : (document.Manifests ?? [])
                .Where(manifest => manifest is { Digest: not null, Platform: null or { Os: not "unknown" } })
                .Select(manifest => Blob(manifest.Digest!))
                .Where(archive.Documents.ContainsKey)
                .Select(blob => FromOci(archive, blob, depth - 1))
                .FirstOrDefault(found => found is not null);
    }

    private static ImageManifest Of(ArchiveContent archive, string config, IReadOnlyList<string> layers)
    {
        var document = Document(archive, config, ImageJson.Default.ConfigDocument);
        if (document.RootFileSystem?.DiffIds?.Count != layers.Count)
            throw new InvalidImageException("the image's manifest and its configuration do not name the same number of layers");
        if (document.RootFileSystem.DiffIds.Any(id => id is null))
            throw new InvalidImageException("the image's configuration is damaged: a layer has no digest");

        return new(document, [.. layers.Select(layer => archive.Layer(layer ?? ""))]);
    }

    private static string Blob(string digest) => "blobs/" + digest.Replace(':', '/');

    private static T Document<T>(ArchiveContent archive, string name, JsonTypeInfo<T> type)
    {
        if (!archive.Documents.TryGetValue(name, out var bytes))
            throw new InvalidImageException("a part of the image is missing in the archive: its configuration or manifest");
        try
        {
            return JsonSerializer.Deserialize(bytes, type)
                ?? throw new InvalidImageException("the image's configuration or manifest is empty");
        }
        catch (JsonException)
        {
            throw new InvalidImageException("the image's configuration or manifest is damaged: it is not the JSON it should be");
        }
    }
}
