using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using DockerSplit.Facts;
using DockerSplit.Images.Layers;

namespace DockerSplit.Images.Packages;

/// <summary>A sum that a package database keeps of a file's content.</summary>
/// <param name="Start">Its first 16 bytes, which are enough to tell contents apart that nobody chose in bad faith.</param>
internal readonly record struct PackageSum(SumAlgorithm Algorithm, UInt128 Start)
{
    /// <summary>Of hexadecimal digits; null when they are none, or too few.</summary>
    public static PackageSum? OfHex(SumAlgorithm algorithm, string digits)
    {
        var bytes = new byte[32];

        return digits.Length is >= 32 and <= 64 && Convert.FromHexString(digits, bytes, out _, out _) == System.Buffers.OperationStatus.Done
            ? new(algorithm, BinaryPrimitives.ReadUInt128BigEndian(bytes))
            : null;
    }

    /// <summary>As apk writes them: <c>Q1</c> before a SHA-1, <c>Q2</c> before a SHA-256, both in base 64.</summary>
    public static PackageSum? OfApk(string text)
    {
        var bytes = new byte[48];
        SumAlgorithm? algorithm = text switch
        {
            ['Q', '1', ..] => SumAlgorithm.Sha1,
            ['Q', '2', ..] => SumAlgorithm.Sha256,
            _ => null,
        };

        return algorithm is { } known && Convert.TryFromBase64String(text[2..], bytes, out var length) && length >= 16
            ? new(known, BinaryPrimitives.ReadUInt128BigEndian(bytes))
            : null;
    }

    /// <summary>Whether the file has another content than the one that the sum was made of; of a link apk sums its target up.</summary>
    public bool IsOtherThan(FileFacts file, FileSums sums)
    {
        if (file.Kind == FileKind.SymbolicLink && Algorithm == SumAlgorithm.Sha1)
            return Sha1(file.LinkTarget ?? "") != Start;
        if (file.Kind != FileKind.Regular)
            return true;
        var now = Algorithm switch
        {
            SumAlgorithm.Sha256 => file.Size == 0 ? FileSums.FingerprintOfNothing : file.Fingerprint,
            SumAlgorithm.Sha1 => sums.Sha1,
            _ => sums.Md5,
        };

        return now != 0 && now != Start;
    }

    // The database's choice; nothing is protected by it here.
#pragma warning disable CA5350
    private static UInt128 Sha1(string text) => BinaryPrimitives.ReadUInt128BigEndian(SHA1.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
}

/// <summary>How a package manager sums contents up.</summary>
internal enum SumAlgorithm
{
    /// <summary>dpkg, pacman and rpm of old.</summary>
    Md5,

    /// <summary>apk.</summary>
    Sha1,

    /// <summary>rpm, and apk since its third version.</summary>
    Sha256,
}
