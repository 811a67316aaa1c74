using System.Collections.Immutable;

namespace DockerSplit.Text;

/// <summary>Finds places in a text of pieces. The pieces are in order and cover the text.</summary>
internal static class PieceSearch
{
    /// <summary>The source offset of a logical offset; the end maps behind the last piece.</summary>
    public static int ToSource(ReadOnlySpan<LogicalText.Piece> pieces, int offset)
    {
        ref readonly var piece = ref pieces[IndexAt(pieces, offset)];

        return piece.SourceStart + Math.Min(offset - piece.Start, piece.Length);
    }

    /// <summary>The source span that a logical span stretches over; it includes what was taken out in between.</summary>
    public static TextSpan ToSource(ReadOnlySpan<LogicalText.Piece> pieces, TextSpan span)
    {
        var start = ToSource(pieces, span.Start);

        return span.IsEmpty ? new(start, 0) : TextSpan.FromBounds(start, ToSource(pieces, span.End - 1) + 1);
    }

    /// <summary>The pieces of a part of the text, counted from the part's beginning.</summary>
    public static ImmutableArray<LogicalText.Piece> Cut(ReadOnlySpan<LogicalText.Piece> pieces, TextSpan span)
    {
        var (first, last) = (IndexAt(pieces, span.Start), IndexAt(pieces, Math.Max(span.Start, span.End - 1)));
        var parts = ImmutableArray.CreateBuilder<LogicalText.Piece>(last - first + 1);
        for (var i = first; i <= last; i++)
            parts.Add(Cut(pieces[i], span));

        return parts.MoveToImmutable();
    }

    private static LogicalText.Piece Cut(LogicalText.Piece piece, TextSpan span)
    {
        var start = Math.Clamp(span.Start, piece.Start, piece.Start + piece.Length);
        var end = Math.Clamp(span.End, start, piece.Start + piece.Length);

        return new(Math.Max(0, start - span.Start), piece.SourceStart + start - piece.Start, end - start);
    }

    private static int IndexAt(ReadOnlySpan<LogicalText.Piece> pieces, int offset)
    {
        var (low, high) = (0, pieces.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (pieces[middle].Start <= offset)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }
}
