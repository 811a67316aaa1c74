using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using DockerSplit.Facts;
using DockerSplit.Paths;

namespace DockerSplit.Images.ConfigurationFiles;

/// <summary>Reads generated files for what they say, so that order and form do not matter. What is damaged is not read.</summary>
internal static class FileMeaningReader
{
    private const int MaxItems = 20_000;
    private const uint LocaleMagic = 0xDE020109;

    private static readonly (string Pattern, MeaningKind Kind)[] Places =
    [
        ("/etc/ssl/certs/ca-certificates.crt", MeaningKind.Certificates),
        ("/etc/ssl/cert.pem", MeaningKind.Certificates),
        ("/etc/ssl/ca-bundle.pem", MeaningKind.Certificates),
        ("/etc/ssl1.1/cert.pem", MeaningKind.Certificates),
        ("/etc/pki/tls/certs/ca-bundle.crt", MeaningKind.Certificates),
        ("/etc/pki/ca-trust/extracted/**.pem", MeaningKind.Certificates),
        ("/etc/ca-certificates/extracted/**.pem", MeaningKind.Certificates),
        ("/etc/ld.so.cache", MeaningKind.Libraries),
        ("/usr/lib/locale/locale-archive", MeaningKind.Locales),
    ];

    public static bool Reads(string path) => KindOf(path) is not null;

    /// <summary>Null when the file is not of such a kind.</summary>
    public static FileMeaning? Read(ReadOnlySpan<byte> bytes, string path)
    {
        if (KindOf(path) is not { } kind)
            return null;
        var items = kind switch
        {
            MeaningKind.Certificates => Certificates(bytes),
            MeaningKind.Libraries => Texts(bytes).Where(text => text.StartsWith('/')),
            _ => Locales(bytes),
        };

        return new(kind, [.. items.Take(MaxItems).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    private static MeaningKind? KindOf(string path)
    {
        // Asked for every file: nearly all of them differ in the first few letters.
        if (!path.StartsWith("/etc/", StringComparison.Ordinal) && !path.StartsWith("/usr/lib/locale/", StringComparison.Ordinal))
            return null;
        var place = Array.Find(Places, place => PathPattern.Matches(place.Pattern, path));

        return place.Pattern is null ? null : place.Kind;
    }

    /// <summary>The sums of the blocks between the BEGIN and END lines (RFC 7468), line breaks apart.</summary>
    private static List<string> Certificates(ReadOnlySpan<byte> bytes)
    {
        var sums = new List<string>();
        while (bytes.IndexOf("-----BEGIN"u8) is >= 0 and var begin)
        {
            bytes = bytes[(begin + 10)..];
            var length = bytes.IndexOf("-----END"u8);
            if (length < 0)
                break;
            var text = string.Concat(Encoding.Latin1.GetString(bytes[..length]).Where(letter => !char.IsWhiteSpace(letter)));
            sums.Add(Convert.ToHexStringLower(SHA256.HashData(Encoding.Latin1.GetBytes(text)).AsSpan(0, 16)));
            bytes = bytes[length..];
        }

        return sums;
    }

    /// <summary>The names in the archive: the header tells where they stand and how long they are (glibc, <c>locarchive.h</c>).</summary>
    private static List<string> Locales(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 56 || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != LocaleMagic)
            return [];
        var (start, length) = (BinaryPrimitives.ReadUInt32LittleEndian(bytes[20..]), BinaryPrimitives.ReadUInt32LittleEndian(bytes[24..]));

        return start > bytes.Length || length > bytes.Length - start ? [] : Texts(bytes.Slice((int)start, (int)length));
    }

    /// <summary>Texts that end with a zero byte.</summary>
    private static List<string> Texts(ReadOnlySpan<byte> bytes)
    {
        var texts = new List<string>();
        while (bytes.IndexOf((byte)0) is >= 0 and var end && texts.Count < MaxItems)
        {
            var text = bytes[..end];
            if (!text.IsEmpty && !text.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
                texts.Add(Encoding.ASCII.GetString(text));
            bytes = bytes[(end + 1)..];
        }

        return texts;
    }
}
