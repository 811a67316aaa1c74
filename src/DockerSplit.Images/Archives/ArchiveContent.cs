using DockerSplit.Images.Layers;

namespace DockerSplit.Images.Archives;

/// <summary>The members of an image archive by name, as far as they are of use.</summary>
internal sealed class ArchiveContent
{
    /// <summary>Manifests, configurations and other JSON texts.</summary>
    public Dictionary<string, byte[]> Documents { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, LayerContent> Layers { get; } = new(StringComparer.Ordinal);

    /// <summary>Layers that could not be read, with the reason; it only matters when the image uses them.</summary>
    public Dictionary<string, string> Unreadable { get; } = new(StringComparer.Ordinal);

    /// <summary>Members that stand for another one: old engines wrote a layer that two images share once only.</summary>
    public Dictionary<string, string> Links { get; } = new(StringComparer.Ordinal);

    public LayerContent Layer(string name)
    {
        var member = Links.GetValueOrDefault(name, name);

        return Layers.TryGetValue(member, out var layer)
            ? layer
            : throw new InvalidImageException(
                Unreadable.TryGetValue(member, out var reason) ? $"a layer cannot be read: {reason}" : "a layer is missing in the archive"
            );
    }
}
