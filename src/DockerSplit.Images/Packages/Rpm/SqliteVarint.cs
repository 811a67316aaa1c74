namespace DockerSplit.Images.Packages.Rpm;

/// <summary>SQLite's integers of variable length: seven bits a byte, the highest first, and all eight of a ninth byte.</summary>
internal static class SqliteVarint
{
    /// <summary>Reads one and moves behind it; -1 where the bytes end before it does.</summary>
    public static long Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        var value = 0L;
        for (var i = 0; i < 9; i++)
        {
            if (at >= bytes.Length)
                return -1;
            var next = bytes[at++];
            if (i == 8)
                return (value << 8) | next;
            value = (value << 7) | (uint)(next & 0x7F);
            if (next < 0x80)
                break;
        }

        return value;
    }
}
