using DockerSplit.Images.Layers;
using DockerSplit.Paths;

namespace DockerSplit.Images.Archives;

/// <summary>
/// Reads the members of an image archive in the order in which they come. Manifests often stand behind the layers, so a member is
/// told by its content, and every layer is read at once.
/// </summary>
internal static class ArchiveReader
{
    private const int MaxDocument = 16 << 20;
    private const int MaxDocuments = 64 << 20;

    public static ArchiveContent Read(Stream archive, CancellationToken cancellation)
    {
        using var tar = new TarReader(archive);
        using var layers = new LayerReader(cancellation);
        var content = new ArchiveContent();
        while (tar.Next() is { } member)
        {
            cancellation.ThrowIfCancellationRequested();
            var name = ContainerPath.Normalise("/" + member.Name)[1..];
            if (member.Type is '1')
                content.Links[name] = ContainerPath.Normalise("/" + member.LinkName)[1..];
            else if (member.Type is '2')
                content.Links[name] = ContainerPath.Normalise(ContainerPath.Join(ContainerPath.Parent("/" + name), member.LinkName ?? ""))[
                    1..
                ];
            else if (member.StoredSize > 0)
                ReadMember(name, member.StoredSize, tar.Content, layers, content);
        }

        return content;
    }

    private static void ReadMember(string name, long size, Stream stream, LayerReader layers, ArchiveContent content)
    {
        var start = new byte[Math.Min(size, TarHeader.BlockSize)];
        if (!stream.TryFill(start))
            return;
        using var whole = new PrefixedStream(start, stream);
        if (IsLayer(start))
            ReadLayer(name, () => layers.Read(whole), content);
        else if (Compression.Open(start, whole) is { } plain)
            ReadLayer(name, () => ReadCompressed(plain, layers), content);
        else if (start.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..])
            content.Documents[name] = ReadDocument(whole, size, content);
    }

    private static LayerContent ReadCompressed(Stream plain, LayerReader layers)
    {
        using (plain)
        {
            var layer = layers.Read(plain);
            // Behind the archive's own end there may be padding; that the data is whole shows at the end of the stream only.
            plain.CopyTo(Stream.Null);

            return layer;
        }
    }

    private static void ReadLayer(string name, Func<LayerContent> read, ArchiveContent content)
    {
        try
        {
            content.Layers[name] = read();
        }
        catch (Exception damage) when (damage is InvalidImageException || Compression.IsDamage(damage))
        {
            content.Unreadable[name] = damage is InvalidImageException ? damage.Message : "its compressed data is damaged";
        }
    }

    private static byte[] ReadDocument(Stream stream, long size, ArchiveContent content)
    {
        if (size > MaxDocument || size + content.Documents.Values.Sum(document => (long)document.Length) > MaxDocuments)
            throw new InvalidImageException("a manifest or configuration in the archive is too large");
        var document = new byte[size];

        return stream.TryFill(document) ? document : throw new InvalidImageException("the archive ends inside a manifest");
    }

    /// <summary>A layer starts with a tar header; an empty one with zero bytes.</summary>
    private static bool IsLayer(ReadOnlySpan<byte> start) =>
        start.Length == TarHeader.BlockSize && (!start.ContainsAnyExcept((byte)0) || TarHeader.HasValidChecksum(start));
}
