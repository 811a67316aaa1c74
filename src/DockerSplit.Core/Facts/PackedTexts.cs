using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace DockerSplit.Facts;

/// <summary>Texts one behind the other: a byte for each letter where all are below 256, two where not; and their length before them.</summary>
internal sealed class PackedTexts
{
    private const int OffsetBits = 16;
    private const int BytesOfOneChunk = 1 << OffsetBits;
    private const int HeaderSize = 3;

    private readonly List<byte[]> _chunks = [];
    private int _used = BytesOfOneChunk;

    /// <summary>The whole text at a place.</summary>
    public string this[int place] =>
        string.Create(Length(place), (Texts: this, Place: place), static (letters, at) => at.Texts.Letters(at.Place, letters));

    /// <summary>Adds a text.</summary>
    /// <returns>Its place.</returns>
    public int Add(string text)
    {
        if (text.Length > ushort.MaxValue / 4)
            throw new ArgumentException("the text is too long to be a path", nameof(text));
        var isNarrow = !text.AsSpan().ContainsAnyExceptInRange('\0', '\u00ff');
        var size = HeaderSize + (isNarrow ? text.Length : text.Length * sizeof(char));
        var place = Make(size);
        var room = Room(place)[..size];
        BinaryPrimitives.WriteUInt16LittleEndian(room, (ushort)text.Length);
        room[2] = (byte)(isNarrow ? 1 : 0);
        if (isNarrow)
        {
            for (var i = 0; i < text.Length; i++)
                room[HeaderSize + i] = (byte)text[i];
        }
        else
        {
            MemoryMarshal.AsBytes(text.AsSpan()).CopyTo(room[HeaderSize..]);
        }

        return place;
    }

    private int Make(int size)
    {
        if (_used + size > BytesOfOneChunk)
        {
            _chunks.Add(new byte[BytesOfOneChunk]);
            _used = 0;
        }

        var place = ((_chunks.Count - 1) << OffsetBits) | _used;
        _used += size;

        return place;
    }

    /// <summary>Adds a text that others have, as it lies there.</summary>
    /// <returns>Its place.</returns>
    public int Add(PackedTexts from, int place)
    {
        var text = from.Room(place);
        var length = BinaryPrimitives.ReadUInt16LittleEndian(text);
        var size = HeaderSize + (text[2] == 1 ? length : length * sizeof(char));
        var copy = Make(size);
        text[..size].CopyTo(Room(copy));

        return copy;
    }

    public int Length(int place) => BinaryPrimitives.ReadUInt16LittleEndian(Room(place));

    public ReadOnlySpan<char> Letters(int place, Span<char> buffer)
    {
        var (letters, isNarrow) = Bytes(place);
        if (isNarrow)
        {
            for (var i = 0; i < letters.Length; i++)
                buffer[i] = (char)letters[i];

            return buffer[..letters.Length];
        }

        letters.CopyTo(MemoryMarshal.AsBytes(buffer));

        return buffer[..(letters.Length / sizeof(char))];
    }

    /// <summary>The order by the numbers of the letters.</summary>
    public int Compare(int left, int right)
    {
        var (a, isNarrow) = Bytes(left);
        var (b, isOtherNarrow) = Bytes(right);
        if (isNarrow && isOtherNarrow)
            return a.SequenceCompareTo(b);
        Span<char> letters = stackalloc char[Length(left)];

        return -Compare(right, Letters(left, letters));
    }

    public int Compare(int place, ReadOnlySpan<char> text)
    {
        Span<char> letters = stackalloc char[Length(place)];

        return Letters(place, letters).SequenceCompareTo(text);
    }

    private Letter Bytes(int place)
    {
        var room = Room(place);
        var isNarrow = room[2] == 1;
        var length = BinaryPrimitives.ReadUInt16LittleEndian(room);

        return new(room.Slice(HeaderSize, isNarrow ? length : length * sizeof(char)), isNarrow);
    }

    private Span<byte> Room(int place) => _chunks[place >> OffsetBits].AsSpan(place & (BytesOfOneChunk - 1));

    private readonly ref struct Letter(ReadOnlySpan<byte> bytes, bool isNarrow)
    {
        private readonly ReadOnlySpan<byte> _bytes = bytes;

        public void Deconstruct(out ReadOnlySpan<byte> letters, out bool narrow)
        {
            letters = _bytes;
            narrow = isNarrow;
        }
    }
}
