using System.IO.Compression;
using ZstdSharp;

namespace DockerSplit.Images.Archives;

/// <summary>The compressions that layers may have (OCI image layer specification), told by the bytes they start with, as engines do it.</summary>
internal static class Compression
{
    /// <summary>What decompressing takes at most; zstd's own command refuses larger windows as well unless it is told otherwise.</summary>
    private const int MaxWindowLog = 27;

    /// <summary>The uncompressed bytes; null when the start is that of no known compression.</summary>
    public static Stream? Open(ReadOnlySpan<byte> start, Stream compressed) =>
        start switch
        {
            [0x1F, 0x8B, ..] => new GZipStream(compressed, CompressionMode.Decompress),
            [0x28, 0xB5, 0x2F, 0xFD, ..] or [>= 0x50 and <= 0x5F, 0x2A, 0x4D, 0x18, ..] => OpenZstandard(compressed),
            _ => null,
        };

    /// <summary>Whether an exception says that compressed data is damaged.</summary>
    public static bool IsDamage(Exception exception) => exception is InvalidDataException or ZstdException or EndOfStreamException;

    private static DecompressionStream OpenZstandard(Stream compressed)
    {
        var stream = new DecompressionStream(compressed, bufferSize: 1 << 17);
        stream.SetParameter(ZstdSharp.Unsafe.ZSTD_dParameter.ZSTD_d_windowLogMax, MaxWindowLog);

        return stream;
    }
}
