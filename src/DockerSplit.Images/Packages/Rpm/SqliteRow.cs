using System.Text;

namespace DockerSplit.Images.Packages.Rpm;

/// <summary>A row of an SQLite table: a header of serial types, then the values (the file format's section 2.1).</summary>
internal sealed class SqliteRow(ReadOnlyMemory<byte> payload)
{
    private const int MaxColumns = 64;

    /// <summary>The text of a column; empty when it holds none.</summary>
    public string Text(int column) => Find(column) is ({ Length: > 0 } value, >= 13) ? Encoding.UTF8.GetString(value.Span) : "";

    /// <summary>The bytes of a column; empty when it holds none.</summary>
    public ReadOnlyMemory<byte> Blob(int column) => Find(column) is (var value, >= 12) ? value : default;

    /// <summary>The whole number of a column; null when it holds none.</summary>
    public long? Integer(int column) =>
        Find(column) switch
        {
            (_, 8) => 0,
            (_, 9) => 1,
            ({ Length: > 0 } value, >= 1 and <= 6) => Signed(value.Span),
            _ => null,
        };

    private static long Signed(ReadOnlySpan<byte> bytes)
    {
        var value = (long)(sbyte)bytes[0];
        foreach (var next in bytes[1..])
            value = (value << 8) | next;

        return value;
    }

    /// <summary>The bytes and the serial type of a column; type 0, which is NULL, where there is none.</summary>
    private (ReadOnlyMemory<byte> Value, long Type) Find(int column)
    {
        var at = 0;
        var value = SqliteVarint.Read(payload.Span, ref at);
        for (var i = 0; i <= Math.Min(column, MaxColumns) && value >= 0 && value <= payload.Length; i++)
        {
            var type = SqliteVarint.Read(payload.Span, ref at);
            var size = Size(type);
            if (type < 0 || size > payload.Length - value)
                break;
            if (i == column)
                return (payload.Slice((int)value, (int)size), type);
            value += size;
        }

        return default;
    }

    private static long Size(long type) =>
        type switch
        {
            >= 12 => (type - 12) / 2,
            >= 1 and <= 4 => type,
            5 => 6,
            6 or 7 => 8,
            _ => 0,
        };
}
