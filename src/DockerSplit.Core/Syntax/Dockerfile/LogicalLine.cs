using System.Collections.Immutable;
using DockerSplit.Text;

namespace DockerSplit.Syntax.Dockerfile;

/// <summary>
/// The lines of one instruction, put together while it is read. One buffer serves a whole file, and an instruction of one line, the
/// usual case, is read from the source itself.
/// </summary>
internal sealed class LogicalLine(SourceText source)
{
    private readonly List<LogicalText.Piece> _pieces = [];
    private char[] _buffer = [];
    private int _length;

    public ReadOnlySpan<char> Text =>
        _pieces.Count == 1 ? source.Text.AsSpan(_pieces[0].SourceStart, _pieces[0].Length) : _buffer.AsSpan(0, _length);

    public void Clear()
    {
        _pieces.Clear();
        _length = 0;
    }

    public void Append(TextSpan span)
    {
        if (span.IsEmpty && _pieces.Count > 0)
            return;

        if (_pieces.Count == 1)
            Copy(source.Text.AsSpan(_pieces[0].SourceStart, _pieces[0].Length), 0);
        if (_pieces.Count > 0)
            Copy(source.Slice(span), _length);
        _pieces.Add(new(_length, span.Start, span.Length));
        _length += span.Length;
    }

    private void Copy(ReadOnlySpan<char> text, int at)
    {
        if (_buffer.Length < at + text.Length)
            Array.Resize(ref _buffer, Math.Max(256, 2 * (at + text.Length)));
        text.CopyTo(_buffer.AsSpan(at));
    }

    /// <summary>A part of the line as a text of its own that knows its places.</summary>
    public LogicalText Slice(TextSpan span)
    {
        var (first, last) = (PieceAt(span.Start), PieceAt(Math.Max(span.Start, span.End - 1)));
        var pieces = ImmutableArray.CreateBuilder<LogicalText.Piece>(last - first + 1);
        for (var i = first; i <= last; i++)
            pieces.Add(LogicalText.Cut(_pieces[i], span));

        return new(source, Text.Slice(span.Start, span.Length).ToString(), pieces.MoveToImmutable());
    }

    /// <summary>The source span that a span of the line stretches over.</summary>
    public TextSpan ToSource(TextSpan span)
    {
        var start = ToSource(span.Start);

        return span.IsEmpty ? new(start, 0) : TextSpan.FromBounds(start, ToSource(span.End - 1) + 1);
    }

    private int ToSource(int offset)
    {
        var piece = _pieces[PieceAt(offset)];

        return piece.SourceStart + Math.Min(offset - piece.Start, piece.Length);
    }

    private int PieceAt(int offset)
    {
        var (low, high) = (0, _pieces.Count - 1);
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
}
