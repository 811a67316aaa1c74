using System.Buffers.Binary;
using System.Text;

namespace DockerSplit.Images.Tests;

/// <summary>An SQLite database with one table of blobs, in pages so small that every kind of page occurs.</summary>
internal static class TestSqlite
{
    public const int PageSize = 512;

    /// <summary>The children of an interior page, few of them, so that interior pages stand above interior pages.</summary>
    private const int Children = 8;

    public static byte[] Write(string table, IReadOnlyList<byte[]> blobs)
    {
        var pages = new List<byte[]> { new byte[PageSize] };
        var level = blobs.Select((blob, index) => AddLeaf(pages, index + 1, Record([(null, 0), (blob, (2 * blob.Length) + 12)]))).ToList();
        while (level.Count > 1)
            level = [.. level.Chunk(Children).Select(children => AddInterior(pages, children))];
        WriteFirst(pages[0], table, level.Count == 0 ? AddEmpty(pages) : level[0]);

        return [.. pages.SelectMany(page => page)];
    }

    private static void WriteFirst(byte[] page, string table, int root)
    {
        "SQLite format 3\0"u8.CopyTo(page);
        BinaryPrimitives.WriteUInt16BigEndian(page.AsSpan(16), PageSize);
        byte[] number = [(byte)(root >> 8), (byte)root];
        var schema = Record([
            Text("table"),
            Text(table),
            Text(table),
            (number, 2),
            Text($"CREATE TABLE '{table}' (hnum INTEGER PRIMARY KEY, blob BLOB)"),
        ]);
        WriteCells(
            page,
            100,
            0x0D,
            [
                [.. Varint(schema.Length), .. Varint(1), .. schema],
            ]
        );
    }

    private static int AddLeaf(List<byte[]> pages, int id, byte[] payload)
    {
        var most = PageSize - 35;
        var least = ((PageSize - 12) * 32 / 255) - 23;
        var local = least + ((payload.Length - least) % (PageSize - 4));
        local =
            payload.Length <= most ? payload.Length
            : local <= most ? local
            : least;
        byte[] cell = [.. Varint(payload.Length), .. Varint(id), .. payload[..local]];
        if (local < payload.Length)
            cell = [.. cell, .. Number(AddOverflow(pages, payload[local..]))];
        var page = new byte[PageSize];
        WriteCells(page, 0, 0x0D, [cell]);

        return Add(pages, page);
    }

    private static int AddOverflow(List<byte[]> pages, byte[] rest)
    {
        var page = new byte[PageSize];
        var number = Add(pages, page);
        var here = Math.Min(rest.Length, PageSize - 4);
        rest.AsSpan(0, here).CopyTo(page.AsSpan(4));
        if (here < rest.Length)
            Number(AddOverflow(pages, rest[here..])).CopyTo(page, 0);

        return number;
    }

    private static int AddInterior(List<byte[]> pages, int[] children)
    {
        var page = new byte[PageSize];
        WriteCells(page, 0, 0x05, [.. children[..^1].Select(child => (byte[])[.. Number(child), .. Varint(child)])]);
        Number(children[^1]).CopyTo(page, 8);

        return Add(pages, page);
    }

    private static int AddEmpty(List<byte[]> pages)
    {
        var page = new byte[PageSize];
        page[0] = 0x0D;

        return Add(pages, page);
    }

    private static void WriteCells(byte[] page, int header, byte kind, byte[][] cells)
    {
        page[header] = kind;
        BinaryPrimitives.WriteUInt16BigEndian(page.AsSpan(header + 3), (ushort)cells.Length);
        var (end, pointer) = (PageSize, header + (kind == 0x05 ? 12 : 8));
        foreach (var cell in cells)
        {
            end -= cell.Length;
            cell.CopyTo(page, end);
            BinaryPrimitives.WriteUInt16BigEndian(page.AsSpan(pointer), (ushort)end);
            pointer += 2;
        }
    }

    private static int Add(List<byte[]> pages, byte[] page)
    {
        pages.Add(page);

        return pages.Count;
    }

    private static (byte[]?, int) Text(string text) => (Encoding.UTF8.GetBytes(text), (2 * text.Length) + 13);

    /// <summary>Values with their serial types.</summary>
    private static byte[] Record((byte[]? Value, int Type)[] values)
    {
        byte[] types = [.. values.SelectMany(value => Varint(value.Type))];

        // The header's own length counts; all of them are short here.
        return [.. Varint(types.Length + 1), .. types, .. values.SelectMany(value => value.Value ?? [])];
    }

    private static byte[] Varint(int value) =>
        value < 0x80 ? [(byte)value]
        : value < 0x4000 ? [(byte)(0x80 | (value >> 7)), (byte)(value & 0x7F)]
        : [(byte)(0x80 | (value >> 14)), (byte)(0x80 | ((value >> 7) & 0x7F)), (byte)(value & 0x7F)];

    private static byte[] Number(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}
