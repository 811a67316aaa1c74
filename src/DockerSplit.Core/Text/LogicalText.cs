using System.Collections.Immutable;

namespace DockerSplit.Text;

/// <summary>
/// Text put together from pieces of a source, such as the arguments of an instruction after its line continuations, and the
/// comment lines between them, were taken out. Every offset in it still knows its place in the source.
/// </summary>
public sealed class LogicalText
{
    private readonly Piece _single;

    /// <summary>The pieces; not set where the text is one stretch, the usual case, which needs no array.</summary>
    private readonly ImmutableArray<Piece> _pieces;

    private string? _text;

    /// <summary>A text that is one stretch of its source.</summary>
    public LogicalText(SourceText source, TextSpan span) => (Source, _single) = (source, new(0, span.Start, span.Length));

    /// <summary>A text that is joined from pieces of its source, at least one.</summary>
    public LogicalText(SourceText source, ImmutableArray<Piece> pieces) => (Source, _pieces) = (source, pieces);

    /// <summary>A text that does not stand in the source as it is, with the places that it stands for.</summary>
    public LogicalText(SourceText source, string text, ImmutableArray<Piece> pieces)
        : this(source, pieces) => _text = text;

    /// <summary>The source that the pieces were cut from.</summary>
    public SourceText Source { get; }

    /// <summary>The pieces, joined when somebody first asks.</summary>
    public string Text => _text ??= Join();

    /// <summary>The pieces in order; together they cover <see cref="Text"/>.</summary>
    public ImmutableArray<Piece> Pieces => _pieces.IsDefault ? [_single] : _pieces;

    private ReadOnlySpan<Piece> All => _pieces.IsDefault ? new(in _single) : _pieces.AsSpan();

    /// <summary>A text of its own that no file holds, such as a variable's value.</summary>
    public static LogicalText Of(string text, string name = "text") => new(new SourceText(text, name), new TextSpan(0, text.Length));

    /// <summary>The source offset of a logical offset; the end maps behind the last piece.</summary>
    public int ToSource(int offset) => PieceSearch.ToSource(All, offset);

    /// <summary>The source span that a logical span stretches over; it includes what was taken out in between.</summary>
    public TextSpan ToSource(TextSpan span) => PieceSearch.ToSource(All, span);

    /// <summary>A part of this text, with its places.</summary>
    public LogicalText Slice(TextSpan span) => new(Source, Text.Substring(span.Start, span.Length), PieceSearch.Cut(All, span));

    private string Join()
    {
        if (_pieces.IsDefault)
            return Source.ToString(new(_single.SourceStart, _single.Length));

        return string.Create(
            _pieces[^1].Start + _pieces[^1].Length,
            this,
            static (text, logical) =>
            {
                foreach (var piece in logical._pieces)
                    logical.Source.Text.AsSpan(piece.SourceStart, piece.Length).CopyTo(text[piece.Start..]);
            }
        );
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>A stretch of logical text that stands in the source without a gap.</summary>
    public readonly record struct Piece(int Start, int SourceStart, int Length);
}
