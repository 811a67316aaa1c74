using System.Collections.Immutable;
using DockerSplit.Diagnostics;
using DockerSplit.Text;

namespace DockerSplit.Syntax.Dockerfile;

/// <summary>
/// Reads lines into items, as BuildKit's frontend/dockerfile/parser/parser.go does. Reading a file finds where the items are and what
/// is wrong with them; their nodes are made from the same places later, when somebody asks.
/// </summary>
internal sealed partial class DockerfileParser(SourceText source)
{
    /// <summary>How many characters an item of a usual Dockerfile has; a guess that only spares the list its growing.</summary>
    private const int UsualItem = 64;

    private readonly string _text = source.Text;
    private readonly LogicalLine _line = new(source);
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
    private readonly ImmutableArray<ItemExtent>.Builder _items = ImmutableArray.CreateBuilder<ItemExtent>();
    private char _escape = '\\';
    private int _at;

    public DockerfileSyntax Parse()
    {
        var nul = _text.IndexOf('\0');
        if (nul >= 0)
            return Unreadable(nul);

        _items.Capacity = 1 + _text.Length / UsualItem;
        ReadDirectives();
        while (_at < _text.Length)
            ReadItem();
        CheckOrder();

        return new(source, _items.DrainToImmutable(), _escape, _diagnostics.DrainToImmutable());
    }

    private DockerfileSyntax Unreadable(int at) =>
        new(source, [new(ItemKind.SkippedText, new(0, _text.Length))], _escape, [DockerfileDescriptors.NotText.At(source, new(at, 1))]);

    private void ReadItem()
    {
        var line = LineAt(_at);
        var trimmed = Trim(line);
        if (trimmed.IsEmpty)
            Add(ItemKind.BlankLine, line);
        else if (_text[trimmed.Start] == '#')
            Add(ItemKind.Comment, line);
        else
            Add(ItemKind.Instruction, ReadInstruction(line, trimmed));
    }

    private void Add(ItemKind kind, TextSpan fullSpan)
    {
        _items.Add(new(kind, fullSpan));
        _at = fullSpan.End;
    }

    /// <summary>The line that begins at an offset, with its line end.</summary>
    private TextSpan LineAt(int start)
    {
        var length = _text.AsSpan(start).IndexOf('\n');

        return new(start, length < 0 ? _text.Length - start : length + 1);
    }

    /// <summary>Takes blanks away on both sides, and the byte order mark that may begin the file.</summary>
    private TextSpan Trim(TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        if (start == 0 && end > 0 && _text[0] == '\uFEFF')
            start++;
        while (start < end && char.IsWhiteSpace(_text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(_text[end - 1]))
            end--;

        return TextSpan.FromBounds(start, end);
    }

    /// <summary>Nothing but ARG may stand before the first FROM, and there must be one.</summary>
    private void CheckOrder()
    {
        if (_first is { } first)
        {
            if (first.Keyword.Name != "FROM")
                _diagnostics.Add(DockerfileDescriptors.NoFrom.At(source, first.Span, first.Keyword.Name));
        }
        else if (_hasInstructions)
        {
            _diagnostics.Add(DockerfileDescriptors.NoFrom.At(source, new(_text.Length, 0), "the end of the file"));
        }
        else if (_diagnostics.Count == 0)
        {
            _diagnostics.Add(DockerfileDescriptors.Empty.At(source, new(0, 0)));
        }
    }
}
