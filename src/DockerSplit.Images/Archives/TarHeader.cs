using System.Buffers.Binary;
using System.Text;

namespace DockerSplit.Images.Archives;

/// <summary>The fields of a 512-byte tar header, as POSIX ustar and GNU tar lay them out.</summary>
internal static class TarHeader
{
    public const int BlockSize = 512;

    public static string Name(ReadOnlySpan<byte> block) => Text(block[..100]);

    /// <summary>The name with ustar's prefix; GNU's own format keeps other things where the prefix would be.</summary>
    public static string FullName(ReadOnlySpan<byte> block)
    {
        var prefix = block.Slice(257, 6).SequenceEqual("ustar\0"u8) ? Text(block.Slice(345, 155)) : "";

        return prefix.Length == 0 ? Name(block) : $"{prefix}/{Name(block)}";
    }

    public static string LinkName(ReadOnlySpan<byte> block) => Text(block.Slice(157, 100));

    public static char Type(ReadOnlySpan<byte> block) => block[156] == 0 ? '0' : (char)block[156];

    public static int Mode(ReadOnlySpan<byte> block) => (int)(Number(block.Slice(100, 8)) & 0xFFF);

    public static int UserId(ReadOnlySpan<byte> block) => Id(Number(block.Slice(108, 8)));

    public static int GroupId(ReadOnlySpan<byte> block) => Id(Number(block.Slice(116, 8)));

    /// <summary>The kind and numbers of a device, such as <c>3 1:5</c>.</summary>
    public static string Device(ReadOnlySpan<byte> block) => $"{Type(block)} {Number(block.Slice(329, 8))}:{Number(block.Slice(337, 8))}";

    public static long Size(ReadOnlySpan<byte> block) => Number(block.Slice(124, 12));

    /// <summary>The real size of a member in GNU's old sparse format.</summary>
    public static long SparseSize(ReadOnlySpan<byte> block) => Number(block.Slice(483, 12));

    /// <summary>Whether further blocks of the sparse map follow the header, in GNU's old sparse format.</summary>
    public static bool HasSparseExtension(ReadOnlySpan<byte> block) => block[482] != 0;

    /// <summary>The same for one of these further blocks, where the flag stands at another place.</summary>
    public static bool HasFurtherSparseExtension(ReadOnlySpan<byte> block) => block[504] != 0;

    /// <summary>Whether the sum of the header's bytes is the one it states; old writers summed signed bytes.</summary>
    public static bool HasValidChecksum(ReadOnlySpan<byte> block)
    {
        var (unsigned, signed) = (0L, 0L);
        for (var i = 0; i < BlockSize; i++)
        {
            var value = i is >= 148 and < 156 ? (byte)' ' : block[i];
            unsigned += value;
            signed += (sbyte)value;
        }

        var stated = Number(block.Slice(148, 8));

        return stated == unsigned || stated == signed;
    }

    public static int Id(long value) => value is >= 0 and <= uint.MaxValue ? unchecked((int)(uint)value) : -1;

    private static string Text(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);

        return Encoding.UTF8.GetString(end < 0 ? field : field[..end]);
    }

    /// <summary>Octal digits, or GNU's base 256 when the first bit is set; -1 where neither.</summary>
    private static long Number(ReadOnlySpan<byte> field)
    {
        if ((field[0] & 0x80) != 0)
            return field[0] == 0x80 || field.Length > 8 ? BinaryPrimitives.ReadInt64BigEndian(field[^8..]) & PositiveMask(field) : -1;

        var value = 0L;
        foreach (var digit in field.Trim(" \0"u8))
        {
            if (digit is < (byte)'0' or > (byte)'7')
                return -1;
            value = (value << 3) | (uint)(digit - '0');
        }

        return value;
    }

    /// <summary>In a field of eight bytes the format's flag is the number's own first bit.</summary>
    private static long PositiveMask(ReadOnlySpan<byte> field) => field.Length == 8 ? long.MaxValue : -1;
}
