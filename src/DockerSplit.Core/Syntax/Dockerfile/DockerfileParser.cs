using System.Collections.Immutable;
using DockerSplit.Diagnostics;
using DockerSplit.Text;

namespace DockerSplit.Syntax.Dockerfile;

/// <summary>Reads lines into items, as BuildKit's frontend/dockerfile/parser/parser.go does.</summary>
internal sealed partial class DockerfileParser(SourceText source)
{
    private readonly string _text = source.Text;
    private readonly LogicalLine _line = new(source);
    private readonly ImmutableArray<DockerfileItem>.Builder _items = ImmutableArray.CreateBuilder<DockerfileItem>();
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
    private char _escape = '\\';
    private int _at;

    public DockerfileSyntax Parse()
    {
        var nul = _text.IndexOf('\0');
        if (nul >= 0)
            return Unreadable(nul);

        ReadDirectives();
        while (_at < _text.Length)
            ReadItem();
        CheckOrder();

        return new(source, _items.ToImmutable(), _escape, _diagnostics.ToImmutable());
    }

    private DockerfileSyntax Unreadable(int at)
    {
        var all = new TextSpan(0, _text.Length);

        return new(source, [new SkippedTextSyntax(all, all)], _escape, [DockerfileDescriptors.NotText.At(source, new(at, 1))]);
    }

    private void ReadItem()
    {
        var line = LineAt(_at);
        var trimmed = Trim(line);
        if (trimmed.IsEmpty)
            Add(new BlankLineSyntax(line, trimmed));
        else if (_text[trimmed.Start] == '#')
            Add(new CommentSyntax(line, trimmed));
        else
            ReadInstruction(line, trimmed);
    }

    private void Add(DockerfileItem item)
    {
        _items.Add(item);
        _at = item.FullSpan.End;
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

    private void CheckOrder()
    {
        var first = _items.OfType<InstructionSyntax>().FirstOrDefault(instruction => instruction.Keyword != "ARG");
        if (first is { Keyword: not "FROM" })
            _diagnostics.Add(DockerfileDescriptors.NoFrom.At(source, first.KeywordSpan, first.Keyword));
        if (first is not null)
            return;

        if (_items.Any(item => item is InstructionSyntax))
            _diagnostics.Add(DockerfileDescriptors.NoFrom.At(source, new(_text.Length, 0), "the end of the file"));
        else if (_diagnostics.Count == 0)
            _diagnostics.Add(DockerfileDescriptors.Empty.At(source, new(0, 0)));
    }
}
