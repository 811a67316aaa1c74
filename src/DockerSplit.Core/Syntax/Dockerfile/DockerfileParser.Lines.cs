using DockerSplit.Text;

namespace DockerSplit.Syntax.Dockerfile;

internal sealed partial class DockerfileParser
{
    /// <summary>The comment lines between the lines that are put together.</summary>
    private readonly List<TextSpan> _comments = [];

    /// <summary>Joins continued lines; comment and blank lines among them drop out. Gives the end of the last line.</summary>
    private void Assemble(TextSpan first, TextSpan trimmed, out int end)
    {
        _line.Clear();
        _comments.Clear();
        end = first.End;
        var continues = TryCutContinuation(TextSpan.FromBounds(trimmed.Start, WithoutLineEnd(first).End), out var kept);
        _line.Append(kept);
        while (continues && end < _text.Length)
        {
            var line = LineAt(end);
            end = line.End;
            var inner = Trim(line);
            if (inner.IsEmpty)
                continue;

            if (_text[inner.Start] == '#')
            {
                _comments.Add(inner);
                continue;
            }

            continues = TryCutContinuation(WithoutLineEnd(line), out kept);
            _line.Append(kept);
        }
    }

    private TextSpan WithoutLineEnd(TextSpan line)
    {
        var end = line.End;
        if (end > line.Start && _text[end - 1] == '\n')
            end--;
        while (end > line.Start && _text[end - 1] == '\r')
            end--;

        return TextSpan.FromBounds(line.Start, end);
    }

    /// <summary>A lone escape character at the end, blanks behind it allowed, continues the line; a doubled one does not.</summary>
    private bool TryCutContinuation(TextSpan line, out TextSpan kept)
    {
        kept = line;
        var last = line.End - 1;
        while (last >= line.Start && _text[last] is ' ' or '\t')
            last--;
        if (last < line.Start || _text[last] != _escape || (last > line.Start && _text[last - 1] == _escape))
            return false;

        kept = TextSpan.FromBounds(line.Start, last);

        return true;
    }
}
