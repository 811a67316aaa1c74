using System.Globalization;
using System.Text;

namespace DockerSplit.Images.Tests;

/// <summary>Tar archives byte by byte, for what the platform's writer cannot write.</summary>
internal static class TestTar
{
    public static byte[] Archive(params byte[][] members) => [.. members.SelectMany(member => member), .. new byte[1024]];

    /// <summary>A header with its content, which is padded to whole blocks.</summary>
    public static byte[] Member(string name, char type, byte[] content, Action<byte[]>? change = null)
    {
        var header = new byte[512];
        Encoding.UTF8.GetBytes(name).CopyTo(header, 0);
        "0000644\00000000\00000000\0"u8.CopyTo(header.AsSpan(100));
        Octal(content.Length).CopyTo(header, 124);
        header[156] = (byte)type;
        "ustar\000"u8.CopyTo(header.AsSpan(257));
        change?.Invoke(header);
        header.AsSpan(148, 8).Fill((byte)' ');
        Encoding.ASCII.GetBytes(Convert.ToString(header.Sum(value => value), 8).PadLeft(6, '0') + "\0 ").CopyTo(header, 148);

        return [.. header, .. content, .. new byte[(512 - (content.Length % 512)) % 512]];
    }

    /// <summary>A pax header for the member behind it.</summary>
    public static byte[] Pax(params (string Key, string Value)[] records) =>
        Member("PaxHeaders/x", 'x', [.. records.SelectMany(record => Encoding.UTF8.GetBytes(Record(record.Key, record.Value)))]);

    /// <summary>A number in a field of twelve bytes: octal digits, or GNU's base 256 where they do not suffice.</summary>
    public static byte[] Octal(long value) =>
        value < 1L << 33
            ? Encoding.ASCII.GetBytes(Convert.ToString(value, 8).PadLeft(11, '0') + "\0")
            : [0x80, 0, 0, 0, .. BitConverter.GetBytes(value).Reverse()];

    private static string Record(string key, string value)
    {
        // The length counts its own digits.
        var length = Encoding.UTF8.GetByteCount(key) + Encoding.UTF8.GetByteCount(value) + 3;
        var digits = length.ToString(CultureInfo.InvariantCulture).Length;
        digits = (length + digits).ToString(CultureInfo.InvariantCulture).Length;

        return string.Create(CultureInfo.InvariantCulture, $"{length + digits} {key}={value}\n");
    }
}
