namespace DockerSplit.Images.Layers;

/// <summary>
/// Sums of a file's content besides its fingerprint, as dpkg and apk keep them of the files they installed; the first 16 bytes of each, and
/// 0 where the image's package managers do not use the sum.
/// </summary>
internal readonly record struct FileSums(UInt128 Md5, UInt128 Sha1)
{
    /// <summary>Of an empty file.</summary>
    public static FileSums OfNothing { get; } =
        new(new UInt128(0xD41D8CD98F00B204, 0xE9800998ECF8427E), new UInt128(0xDA39A3EE5E6B4B0D, 0x3255BFEF95601890));

    /// <summary>The SHA-256 of an empty file, whose fingerprint is 0.</summary>
    public static UInt128 FingerprintOfNothing { get; } = new(0xE3B0C44298FC1C14, 0x9AFBF4C8996FB924);
}
