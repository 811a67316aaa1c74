using System.Text;

namespace DockerSplit.Images.Archives;

/// <summary>
/// Reads a tar archive forward. The BCL's reader is not enough here: it decodes pax values as text, which destroys file
/// capabilities, and it takes a header's word for how much memory to allocate.
/// </summary>
internal sealed class TarReader(Stream stream) : IDisposable
{
    /// <summary>More than any real path, link or set of attributes needs.</summary>
    private const int MaxExtension = 1 << 20;

    private readonly byte[] _block = new byte[TarHeader.BlockSize];
    private readonly byte[] _scratch = new byte[1 << 16];
    private BoundedStream? _content;
    private long _padding;

    /// <summary>The bytes stored for the current entry; what is not read of them is skipped.</summary>
    public Stream Content => _content ?? Stream.Null;

    /// <summary>The next entry; null at the end of the archive.</summary>
    public TarEntry? Next()
    {
        var pax = new PaxRecords();
        string? longName = null;
        string? longLink = null;
        while (ReadHeader())
        {
            switch (TarHeader.Type(_block))
            {
                case 'x':
                    pax.Add(ReadExtension());
                    break;
                case 'g':
                    // Records for all members behind it: comments in practice.
                    ReadExtension();
                    break;
                case 'L':
                    longName = Encoding.UTF8.GetString(ReadExtension()).TrimEnd('\0');
                    break;
                case 'K':
                    longLink = Encoding.UTF8.GetString(ReadExtension()).TrimEnd('\0');
                    break;
                default:
                    return Entry(pax, longName, longLink);
            }
        }

        return null;
    }

    public void Dispose() => _content?.Dispose();

    private TarEntry Entry(PaxRecords pax, string? longName, string? longLink)
    {
        var type = TarHeader.Type(_block);
        var stored = pax.Size ?? TarHeader.Size(_block);
        var size = pax.RealSize ?? (type == 'S' ? TarHeader.SparseSize(_block) : stored);
        var entry = new TarEntry(
            pax.Path ?? longName ?? TarHeader.FullName(_block),
            type,
            Math.Max(size, 0),
            HasContent(type) ? stored : 0,
            TarHeader.Mode(_block),
            pax.UserId ?? TarHeader.UserId(_block),
            pax.GroupId ?? TarHeader.GroupId(_block),
            pax.LinkPath ?? longLink ?? TarHeader.LinkName(_block),
            pax.Capabilities
        )
        {
            Attributes = type is '3' or '4' ? TarHeader.Device(_block) : pax.Attributes,
            IsSparse = type == 'S' || pax.IsSparse,
        };
        if (type == 'S')
            SkipSparseMap();
        Open(entry.StoredSize);

        return HasContent(type) ? entry : entry with { Size = 0 };
    }

    /// <summary>Links, directories and devices have no content, whatever their size field says (POSIX pax, "ustar Interchange Format").</summary>
    private static bool HasContent(char type) => type is not ('1' or '2' or '3' or '4' or '5' or '6');

    private void SkipSparseMap()
    {
        for (var more = TarHeader.HasSparseExtension(_block); more; more = TarHeader.HasFurtherSparseExtension(_block))
        {
            if (!stream.TryFill(_block))
                throw new InvalidImageException("an archive in the image ends inside a header");
        }
    }

    private byte[] ReadExtension()
    {
        var size = TarHeader.Size(_block);
        if (size is < 0 or > MaxExtension)
            throw new InvalidImageException("an archive in the image has a damaged header");
        Open(size);
        var data = new byte[size];
        if (!Content.TryFill(data))
            throw new InvalidImageException("an archive in the image ends inside a header");

        return data;
    }

    private void Open(long size)
    {
        if (size < 0)
            throw new InvalidImageException("an archive in the image has a damaged header");
        _content = new(stream, size);
        _padding = (TarHeader.BlockSize - (size % TarHeader.BlockSize)) % TarHeader.BlockSize;
    }

    /// <summary>Reads up to the next header; two empty blocks, or the stream's end between members, end the archive.</summary>
    private bool ReadHeader()
    {
        while (_content?.Read(_scratch) > 0) { }
        if (_padding > 0 && !stream.TryFill(_block.AsSpan(0, (int)_padding)))
            throw new InvalidImageException("an archive in the image ends inside a file");
        _padding = 0;
        _content = null;
        var read = stream.ReadAtLeast(_block, _block.Length, throwOnEndOfStream: false);
        if (read == 0 || (read == _block.Length && !_block.AsSpan().ContainsAnyExcept((byte)0)))
            return false;
        if (read < _block.Length)
            throw new InvalidImageException("an archive in the image ends inside a header");
        if (!TarHeader.HasValidChecksum(_block))
            throw new InvalidImageException("an archive in the image has a damaged header");

        return true;
    }
}
