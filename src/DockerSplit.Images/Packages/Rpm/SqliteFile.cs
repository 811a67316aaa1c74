using System.Buffers.Binary;

namespace DockerSplit.Images.Packages.Rpm;

/// <summary>
/// Reads the tables of an SQLite database from its bytes alone (sqlite.org, "Database File Format"). Every page is read once at most, so
/// that pages which point to one another in a circle cost nothing; what is damaged is left out and told.
/// </summary>
internal sealed class SqliteFile
{
    private const int HeaderSize = 100;
    private const byte InteriorTable = 0x05;
    private const byte LeafTable = 0x0D;
    private const int SchemaRootColumn = 3;

    private readonly byte[] _file;
    private readonly int _pageSize;
    private readonly int _usable;
    private readonly HashSet<uint> _seen = [];

    private SqliteFile(byte[] file, int pageSize, int usable) => (_file, _pageSize, _usable) = (file, pageSize, usable);

    /// <summary>The first thing that could not be read; null when all was.</summary>
    public string? Damage { get; private set; }

    /// <summary>Null when the bytes are no database.</summary>
    public static SqliteFile? TryOpen(byte[] file)
    {
        if (file.Length < HeaderSize || !file.AsSpan().StartsWith("SQLite format 3\0"u8))
            return null;
        // A page size of 65536 does not fit into the field, and is written as 1.
        var stated = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(16));
        var pageSize = stated == 1 ? 1 << 16 : stated;
        var usable = pageSize - file[20];

        return pageSize >= 512 && (pageSize & (pageSize - 1)) == 0 && usable >= 480 ? new(file, pageSize, usable) : null;
    }

    /// <summary>The rows of a table; null when the database has none of that name. To be asked once.</summary>
    public IEnumerable<SqliteRow>? Table(string name)
    {
        var entry = Rows(1).FirstOrDefault(row => row.Text(0) == "table" && row.Text(1) == name);

        return entry?.Integer(SchemaRootColumn) is > 0 and <= uint.MaxValue and var root ? Rows((uint)root) : null;
    }

    /// <summary>The rows below a page, in the order of their numbers.</summary>
    private IEnumerable<SqliteRow> Rows(uint root)
    {
        var open = new Stack<uint>([root]);
        while (open.TryPop(out var number))
        {
            if (Page(number) is not { } page)
                continue;
            var header = number == 1 ? HeaderSize : 0;
            var kind = page.Span[header];
            if (kind is not (InteriorTable or LeafTable))
            {
                Damage ??= "a page is of another kind than it should be";
                continue;
            }

            if (kind == InteriorTable)
            {
                // The rightmost child stands in the header; the one to be read first goes on the stack last.
                open.Push(BinaryPrimitives.ReadUInt32BigEndian(page.Span[(header + 8)..]));
                foreach (var cell in Cells(page, header + 12, header).Reverse())
                    open.Push(BinaryPrimitives.ReadUInt32BigEndian(page.Span[cell..]));
                continue;
            }

            foreach (var cell in Cells(page, header + 8, header))
            {
                if (Payload(page, cell) is { } payload)
                    yield return new(payload);
            }
        }
    }

    /// <summary>Where the cells of a page begin.</summary>
    private IEnumerable<int> Cells(ReadOnlyMemory<byte> page, int pointers, int header)
    {
        var count = BinaryPrimitives.ReadUInt16BigEndian(page.Span[(header + 3)..]);
        for (var i = 0; i < count; i++)
        {
            var at = pointers + (2 * i);
            var cell = at + 2 <= page.Length ? BinaryPrimitives.ReadUInt16BigEndian(page.Span[at..]) : 0;
            if (cell < pointers || cell + 4 > page.Length)
            {
                Damage ??= "a page points to a place outside of itself";
                yield break;
            }

            yield return cell;
        }
    }

    /// <summary>The bytes of a row, which go on in overflow pages when they are many.</summary>
    private ReadOnlyMemory<byte>? Payload(ReadOnlyMemory<byte> page, int cell)
    {
        var at = cell;
        var size = SqliteVarint.Read(page.Span, ref at);
        SqliteVarint.Read(page.Span, ref at);
        if (size < 0 || size > _file.Length)
            return Damaged("a row is larger than the whole file");
        var local = Local((int)size);
        if (at + local + (local < size ? 4 : 0) > page.Length)
            return Damaged("a row leaves its page");
        if (local == size)
            return page.Slice(at, local);

        var payload = new byte[size];
        page.Span.Slice(at, local).CopyTo(payload);
        var next = BinaryPrimitives.ReadUInt32BigEndian(page.Span[(at + local)..]);
        for (var filled = local; filled < size; )
        {
            if (Page(next) is not { } overflow)
                return null;
            var count = Math.Min(payload.Length - filled, _usable - 4);
            overflow.Span.Slice(4, count).CopyTo(payload.AsSpan(filled));
            filled += count;
            next = BinaryPrimitives.ReadUInt32BigEndian(overflow.Span);
        }

        return payload;
    }

    /// <summary>How much of a row stands in the leaf page itself (the file format's section 1.6).</summary>
    private int Local(int size)
    {
        var most = _usable - 35;
        if (size <= most)
            return size;
        var least = ((_usable - 12) * 32 / 255) - 23;
        var local = least + ((size - least) % (_usable - 4));

        return local <= most ? local : least;
    }

    /// <summary>The usable part of a page that was not read before; null with the damage noted otherwise.</summary>
    private ReadOnlyMemory<byte>? Page(uint number)
    {
        var start = (number - 1L) * _pageSize;
        if (number == 0 || start + _pageSize > _file.Length)
            return Damaged("it ends before a page that it points to");

        return _seen.Add(number) ? _file.AsMemory((int)start, _usable) : Damaged("two places point to one page");
    }

    private ReadOnlyMemory<byte>? Damaged(string damage)
    {
        Damage ??= damage;

        return null;
    }
}
