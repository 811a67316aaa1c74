using System.Runtime.InteropServices;
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

    private ReadOnlySpan<LogicalText.Piece> Pieces => CollectionsMarshal.AsSpan(_pieces);

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
    public LogicalText Slice(TextSpan span) =>
        _pieces.Count == 1
            ? new(source, new TextSpan(_pieces[0].SourceStart + span.Start, span.Length))
            : new(source, PieceSearch.Cut(Pieces, span));

    /// <summary>The source span that a span of the line stretches over.</summary>
    public TextSpan ToSource(TextSpan span) => PieceSearch.ToSource(Pieces, span);
}
