using System.Buffers.Binary;
using System.Text;

namespace DockerSplit.Images.Tests;

/// <summary>
/// A small 64-bit ELF file, little-endian: headers, one loaded segment over the whole file at address 0, and the tables that the
/// program loader reads (System V ABI, chapters 4 and 5).
/// </summary>
internal sealed record TestElf
{
    public const int Amd64 = 62;
    public const int Arm64 = 183;

    private const int HeaderSize = 64;
    private const int SegmentSize = 56;

    public int Machine { get; init; } = Amd64;

    public string? Interpreter { get; init; }

    public string? Soname { get; init; }

    public string[] Needed { get; init; } = [];

    public string? RPath { get; init; }

    public string? RunPath { get; init; }

    public string[] Imports { get; init; } = [];

    /// <summary>Symbol versions needed of the first needed library.</summary>
    public string[] Versions { get; init; } = [];

    /// <summary>Symbol versions that it defines.</summary>
    public string[] Defines { get; init; } = [];

    /// <summary>Strings among the program's data.</summary>
    public string[] Texts { get; init; } = [];

    public static byte[] Library(string soname, params string[] needed) => new TestElf { Soname = soname, Needed = needed }.ToBytes();

    public static byte[] Program(params string[] needed) => Glibc.With(needed).ToBytes();

    public static TestElf Glibc { get; } = new() { Interpreter = "/lib64/ld-linux-x86-64.so.2" };

    public static TestElf Musl { get; } = new() { Interpreter = "/lib/ld-musl-x86_64.so.1" };

    public TestElf With(params string[] needed) => this with { Needed = needed };

    public byte[] ToBytes()
    {
        var strings = new Strings();
        var dynamic = new List<(long Tag, long Value)>();
        foreach (var name in Needed)
            dynamic.Add((1, strings.Add(name)));
        AddText(dynamic, strings, 14, Soname);
        AddText(dynamic, strings, 15, RPath);
        AddText(dynamic, strings, 29, RunPath);

        var body = new MemoryStream();
        var start = HeaderSize + (3 * SegmentSize);
        long Place(ReadOnlySpan<byte> bytes)
        {
            var at = start + body.Length;
            body.Write(bytes);
            return at;
        }

        var symbols = Symbols(strings);
        var versions = VersionNeeds(strings);
        var definitions = VersionDefinitions(strings);
        var interpreter = Place(Encoding.ASCII.GetBytes((Interpreter ?? "") + "\0"));
        Place(Encoding.ASCII.GetBytes("\0" + string.Concat(Texts.Select(text => text + "\0"))));
        dynamic.Add((6, Place(symbols)));
        dynamic.Add((4, Place(Words([1, Imports.Length + 1]))));
        if (versions.Length > 0)
            dynamic.AddRange([(0x6ffffffe, Place(versions)), (0x6fffffff, 1)]);
        if (definitions.Length > 0)
            dynamic.AddRange([(0x6ffffffc, Place(definitions)), (0x6ffffffd, Defines.Length + 1)]);
        dynamic.Add((5, Place(strings.ToBytes())));
        dynamic.Add((0, 0));
        var table = dynamic.SelectMany(entry => Long(entry.Tag).Concat(Long(entry.Value))).ToArray();
        var dynamicAt = Place(table);
        var length = start + body.Length;

        return
        [
            .. Header(),
            .. Segment(Interpreter is null ? 0 : 3, interpreter, (Interpreter ?? "").Length + 1),
            .. Segment(1, 0, length),
            .. Segment(2, dynamicAt, table.Length),
            .. body.ToArray(),
        ];
    }

    private byte[] Header()
    {
        var bytes = new byte[HeaderSize];
        "\u007fELF"u8.CopyTo(bytes);
        (bytes[4], bytes[5], bytes[6], bytes[16]) = (2, 1, 1, 3);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(18), (ushort)Machine);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(32), HeaderSize);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(54), SegmentSize);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(56), 3);

        return bytes;
    }

    private static byte[] Segment(int type, long offset, long size)
    {
        var bytes = new byte[SegmentSize];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, type);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), offset);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16), offset);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(32), size);

        return bytes;
    }

    private byte[] Symbols(Strings strings)
    {
        var bytes = new byte[24 * (Imports.Length + 1)];
        for (var i = 0; i < Imports.Length; i++)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(24 * (i + 1)), strings.Add(Imports[i]));

        return bytes;
    }

    private byte[] VersionNeeds(Strings strings)
    {
        if (Versions.Length == 0)
            return [];
        var needs = new List<byte>([.. Short(1), .. Short(Versions.Length), .. Words([strings.Add(Needed[0]), 16, 0])]);
        for (var i = 0; i < Versions.Length; i++)
            needs.AddRange([
                .. Words([0]),
                .. Short(0),
                .. Short(0),
                .. Words([strings.Add(Versions[i]), i + 1 < Versions.Length ? 16 : 0]),
            ]);

        return [.. needs];
    }

    /// <summary>The definition of the file itself comes first.</summary>
    private byte[] VersionDefinitions(Strings strings)
    {
        if (Defines.Length == 0)
            return [];
        var definitions = new List<byte>();
        string[] names = [Soname ?? "", .. Defines];
        for (var i = 0; i < names.Length; i++)
        {
            definitions.AddRange([
                .. Short(1),
                .. Short(i == 0 ? 1 : 0),
                .. Short(i + 1),
                .. Short(1),
                .. Words([0, 20, i + 1 < names.Length ? 28 : 0]),
            ]);
            definitions.AddRange(Words([strings.Add(names[i]), 0]));
        }

        return [.. definitions];
    }

    private static void AddText(List<(long, long)> dynamic, Strings strings, long tag, string? text)
    {
        if (text is not null)
            dynamic.Add((tag, strings.Add(text)));
    }

    private static byte[] Short(int value) => [(byte)value, (byte)(value >> 8)];

    private static byte[] Words(int[] values) => [.. values.SelectMany(value => Short(value).Concat(Short(value >> 16)))];

    private static byte[] Long(long value) => BitConverter.GetBytes(value);

    /// <summary>A string table.</summary>
    private sealed class Strings
    {
        private readonly StringBuilder _text = new("\0");

        public int Add(string text)
        {
            var at = _text.Length;
            _text.Append(text).Append('\0');

            return at;
        }

        public byte[] ToBytes() => Encoding.ASCII.GetBytes(_text.ToString());
    }
}
