using System.Collections.Immutable;
using System.Text;
using DockerSplit.Diagnostics;
using DockerSplit.Text;

namespace DockerSplit.Syntax.Dockerfile;

/// <summary>Reads lines into items, as BuildKit's frontend/dockerfile/parser/parser.go does.</summary>
internal sealed partial class DockerfileParser(SourceText source)
{
    private readonly string _text = source.Text;
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
            ReadInstruction();
    }

    private void Add(DockerfileItem item)
    {
        _items.Add(item);
        _at = item.FullSpan.End;
    }

    /// <summary>The line that begins at an offset, with its line end.</summary>
    private TextSpan LineAt(int start)
    {
        var end = _text.IndexOf('\n', start);

        return TextSpan.FromBounds(start, end < 0 ? _text.Length : end + 1);
    }

    private TextSpan Trim(TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && IsBlank(_text[start]))
            start++;
        while (end > start && IsBlank(_text[end - 1]))
            end--;

        return TextSpan.FromBounds(start, end);
    }

    private static bool IsBlank(char c) => c is '\uFEFF' || char.IsWhiteSpace(c);

    private void CheckOrder()
    {
        var instructions = _items.OfType<InstructionSyntax>().ToList();
        if (instructions.Count == 0 && _diagnostics.Count == 0)
            _diagnostics.Add(DockerfileDescriptors.Empty.At(source, new(0, 0)));
        if (instructions.Find(instruction => instruction.Keyword != "ARG") is { Keyword: not "FROM" } early)
            _diagnostics.Add(DockerfileDescriptors.NoFrom.At(source, early.KeywordSpan, early.Keyword));
        else if (instructions.Count > 0 && instructions.TrueForAll(instruction => instruction.Keyword == "ARG"))
            _diagnostics.Add(DockerfileDescriptors.NoFrom.At(source, new(_text.Length, 0), "the end of the file"));
    }

    /// <summary>The lines of one instruction, put together.</summary>
    private sealed class Assembly
    {
        private readonly StringBuilder _text = new();

        public ImmutableArray<LogicalText.Piece>.Builder Pieces { get; } = ImmutableArray.CreateBuilder<LogicalText.Piece>();

        public ImmutableArray<TextSpan>.Builder Comments { get; } = ImmutableArray.CreateBuilder<TextSpan>();

        public void Append(string source, TextSpan span)
        {
            if (span.IsEmpty)
                return;

            Pieces.Add(new(_text.Length, span.Start, span.Length));
            _text.Append(source, span.Start, span.Length);
        }

        public LogicalText ToLogical(SourceText source) => new(source, _text.ToString(), Pieces.ToImmutable());
    }
}
