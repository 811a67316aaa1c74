using System.Buffers.Binary;
using System.Text;

namespace DockerSplit.Images.Packages.Rpm;

/// <summary>
/// A package's header as rpm's database holds it: the number of index entries and of data bytes, the entries of tag, type, offset and
/// count, then the data (rpm's documentation, "RPM V4 Package format", "Header structure"). What is damaged reads as if it were not there.
/// </summary>
internal sealed class RpmHeader
{
    private const int EntrySize = 16;
    private const int MaxEntries = 1 << 16;

    private readonly ReadOnlyMemory<byte> _data;
    private readonly Dictionary<int, (int Type, int Offset, int Count)> _entries = [];

    private RpmHeader(ReadOnlyMemory<byte> data) => _data = data;

    /// <summary>Null when the blob is no header.</summary>
    public static RpmHeader? TryRead(ReadOnlyMemory<byte> blob)
    {
        if (blob.Length < 8)
            return null;
        var count = BinaryPrimitives.ReadUInt32BigEndian(blob.Span);
        var size = BinaryPrimitives.ReadUInt32BigEndian(blob.Span[4..]);
        if (count > MaxEntries || 8L + (count * EntrySize) + size > blob.Length)
            return null;

        var index = blob.Slice(8, (int)count * EntrySize).Span;
        var header = new RpmHeader(blob.Slice(8 + index.Length, (int)size));
        for (; !index.IsEmpty; index = index[EntrySize..])
        {
            var offset = BinaryPrimitives.ReadInt32BigEndian(index[8..]);
            var length = BinaryPrimitives.ReadInt32BigEndian(index[12..]);
            if (offset >= 0 && offset < size && length > 0 && length <= size)
                header._entries.TryAdd(
                    BinaryPrimitives.ReadInt32BigEndian(index),
                    (BinaryPrimitives.ReadInt32BigEndian(index[4..]), offset, length)
                );
        }

        return header;
    }

    /// <summary>The first string of a tag; empty without one.</summary>
    public string Text(RpmTag tag) => Texts(tag) is [var first, ..] ? first : "";

    /// <summary>The strings of a tag, up to where the data ends.</summary>
    public string[] Texts(RpmTag tag)
    {
        // A string, an array of them, or one for each language.
        if (!_entries.TryGetValue((int)tag, out var entry) || entry.Type is not (6 or 8 or 9))
            return [];
        var texts = new List<string>();
        var rest = _data.Span[entry.Offset..];
        while (texts.Count < entry.Count && rest.IndexOf((byte)0) is >= 0 and var end)
        {
            texts.Add(Encoding.UTF8.GetString(rest[..end]));
            rest = rest[(end + 1)..];
        }

        return [.. texts];
    }

    /// <summary>The numbers of a tag, of whatever width, up to where the data ends.</summary>
    public long[] Numbers(RpmTag tag)
    {
        if (!_entries.TryGetValue((int)tag, out var entry) || entry.Type is < 1 or > 5)
            return [];
        var width = entry.Type == 1 ? 1 : 1 << (entry.Type - 2);
        var rest = _data.Span[entry.Offset..];
        var numbers = new long[Math.Min(entry.Count, rest.Length / width)];
        for (var i = 0; i < numbers.Length; i++)
        {
            foreach (var part in rest.Slice(i * width, width))
                numbers[i] = (numbers[i] << 8) | part;
        }

        return numbers;
    }
}

/// <summary>The tags that are read, by rpm's own numbers (rpm's <c>rpmtag.h</c>).</summary>
internal enum RpmTag
{
    Name = 1000,
    Version = 1001,
    Release = 1002,
    Epoch = 1003,
    Size = 1009,
    Architecture = 1022,
    FileStates = 1029,
    FileModes = 1030,
    FileDigests = 1035,
    FileFlags = 1037,
    ProvideNames = 1047,
    RequireNames = 1049,
    DirectoryIndexes = 1116,
    BaseNames = 1117,
    DirectoryNames = 1118,
    LongSize = 5009,
    FileDigestAlgorithm = 5011,
}
