using System.Collections.Immutable;
using DockerSplit.Text;

namespace DockerSplit.Syntax.Dockerfile;

internal sealed partial class DockerfileParser
{
    /// <summary>Joins continued lines; comment and blank lines among them drop out. Returns the end of the last line.</summary>
    private int Assemble(TextSpan first, TextSpan trimmed, out ImmutableArray<TextSpan> comments)
    {
        _line.Clear();
        comments = [];
        var continues = TryCutContinuation(TextSpan.FromBounds(trimmed.Start, WithoutLineEnd(first).End), out var kept);
        _line.Append(kept);

        return continues ? AssembleRest(first.End, out comments) : first.End;
    }

    private int AssembleRest(int at, out ImmutableArray<TextSpan> comments)
    {
        ImmutableArray<TextSpan>.Builder? found = null;
        for (var continues = true; continues && at < _text.Length; )
        {
            var line = LineAt(at);
            at = line.End;
            var trimmed = Trim(line);
            if (trimmed.IsEmpty)
                continue;

            if (_text[trimmed.Start] == '#')
            {
                (found ??= ImmutableArray.CreateBuilder<TextSpan>()).Add(trimmed);
                continue;
            }

            continues = TryCutContinuation(WithoutLineEnd(line), out var kept);
            _line.Append(kept);
        }

        comments = found?.ToImmutable() ?? [];

        return at;
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
