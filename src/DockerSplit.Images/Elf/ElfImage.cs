using System.Buffers.Binary;
using System.Text;

namespace DockerSplit.Images.Elf;

/// <summary>
/// The bytes of an ELF file with its class and byte order (System V ABI, chapters 4 and 5). Reading outside of the bytes gives zero
/// or an empty string, so that damaged headers lead to missing facts and nowhere else.
/// </summary>
internal readonly ref struct ElfImage
{
    private const int MaxString = 4096;

    private readonly ReadOnlySpan<byte> _bytes;
    private readonly bool _bigEndian;

    private ElfImage(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        Is64 = bytes[4] == 2;
        _bigEndian = bytes[5] == 2;
    }

    public ReadOnlySpan<byte> Bytes => _bytes;

    public bool Is64 { get; }

    public long Length => _bytes.Length;

    public static bool IsElf(ReadOnlySpan<byte> start) => start.StartsWith("\u007fELF"u8);

    /// <summary>False when the identification is damaged.</summary>
    public static bool TryOpen(ReadOnlySpan<byte> bytes, out ElfImage image)
    {
        image = default;
        if (bytes.Length < 52 || !IsElf(bytes) || bytes[4] is not (1 or 2) || bytes[5] is not (1 or 2))
            return false;
        image = new(bytes);

        return true;
    }

    public ushort U16(long offset) =>
        !Holds(offset, 2) ? (ushort)0
        : _bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(_bytes[(int)offset..])
        : BinaryPrimitives.ReadUInt16LittleEndian(_bytes[(int)offset..]);

    public uint U32(long offset) =>
        !Holds(offset, 4) ? 0
        : _bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(_bytes[(int)offset..])
        : BinaryPrimitives.ReadUInt32LittleEndian(_bytes[(int)offset..]);

    /// <summary>An address, offset or size: 8 bytes in a 64-bit file, else 4. What no file can hold becomes -1.</summary>
    public long Word(long offset)
    {
        if (!Is64)
            return U32(offset);
        if (!Holds(offset, 8))
            return 0;
        var value = _bigEndian
            ? BinaryPrimitives.ReadUInt64BigEndian(_bytes[(int)offset..])
            : BinaryPrimitives.ReadUInt64LittleEndian(_bytes[(int)offset..]);

        return value > int.MaxValue * 1024L ? -1 : (long)value;
    }

    /// <summary>The raw bytes of a string that ends with a zero byte; empty where there is none in reach.</summary>
    public ReadOnlySpan<byte> StringBytes(long offset)
    {
        if (!Holds(offset, 1))
            return default;
        var rest = _bytes.Slice((int)offset, (int)Math.Min(MaxString, _bytes.Length - offset));
        var end = rest.IndexOf((byte)0);

        return end < 0 ? default : rest[..end];
    }

    public string String(long offset) => Encoding.UTF8.GetString(StringBytes(offset));

    private bool Holds(long offset, int size) => offset >= 0 && offset <= _bytes.Length - size;
}
