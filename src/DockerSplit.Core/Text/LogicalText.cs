using System.Collections.Immutable;

namespace DockerSplit.Text;

/// <summary>
/// Text put together from pieces of a source, such as the arguments of an instruction after its line continuations, and the
/// comment lines between them, were taken out. Every offset in it still knows its place in the source.
/// </summary>
public sealed class LogicalText
{
    private readonly ImmutableArray<Piece> _pieces;

    public LogicalText(SourceText source, string text, ImmutableArray<Piece> pieces)
    {
        Source = source;
        Text = text;
        _pieces = pieces;
    }

    /// <summary>The source that the pieces were cut from.</summary>
    public SourceText Source { get; }

    /// <summary>The pieces, joined.</summary>
    public string Text { get; }

    /// <summary>The pieces in order; together they cover <see cref="Text"/>.</summary>
    public ImmutableArray<Piece> Pieces => _pieces;

    /// <summary>A text that is one stretch of its source.</summary>
    public static LogicalText Of(SourceText source, TextSpan span) =>
        new(source, source.ToString(span), [new Piece(0, span.Start, span.Length)]);

    /// <summary>A text of its own that no file holds, such as a variable's value.</summary>
    public static LogicalText Of(string text, string name = "text")
    {
        var source = new SourceText(text, name);

        return Of(source, new(0, text.Length));
    }

    /// <summary>The source offset of a logical offset; the end maps behind the last piece.</summary>
    public int ToSource(int offset)
    {
        if (_pieces.IsEmpty)
            return 0;

        var piece = _pieces[PieceAt(offset)];

        return piece.SourceStart + Math.Min(offset - piece.Start, piece.Length);
    }

    private int PieceAt(int offset)
    {
        var (low, high) = (0, _pieces.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_pieces[middle].Start <= offset)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    /// <summary>The source span that a logical span stretches over; it includes what was taken out in between.</summary>
    public TextSpan ToSource(TextSpan span)
    {
        var start = ToSource(span.Start);

        return span.IsEmpty ? new(start, 0) : TextSpan.FromBounds(start, ToSource(span.End - 1) + 1);
    }

    /// <summary>A part of this text, with its places.</summary>
    public LogicalText Slice(TextSpan span)
    {
        var text = Text.Substring(span.Start, span.Length);
        if (_pieces.IsEmpty)
            return new(Source, text, []);

        var (first, last) = (PieceAt(span.Start), PieceAt(Math.Max(span.Start, span.End - 1)));
        var parts = ImmutableArray.CreateBuilder<Piece>(last - first + 1);
        for (var i = first; i <= last; i++)
            parts.Add(Cut(_pieces[i], span));

        return new(Source, text, parts.MoveToImmutable());
    }

    /// <summary>The part of a piece that lies in a span, as a piece of the span's text.</summary>
    internal static Piece Cut(Piece piece, TextSpan span)
    {
        var start = Math.Clamp(span.Start, piece.Start, piece.Start + piece.Length);
        var end = Math.Clamp(span.End, start, piece.Start + piece.Length);

        return new(Math.Max(0, start - span.Start), piece.SourceStart + start - piece.Start, end - start);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>A stretch of logical text that stands in the source without a gap.</summary>
    public readonly record struct Piece(int Start, int SourceStart, int Length);
}
