using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace DockerSplit.Syntax.Shell;

internal sealed partial class ShellParser
{
    /// <summary>What ends an unquoted literal wherever it stands: blanks, operators and quotes.</summary>
    private static readonly SearchValues<char> EndsLiteral = SearchValues.Create(" \t\r\n;&|<>()'\"`");

    /// <summary>What may end an unquoted literal, or makes it more than text.</summary>
    private static readonly SearchValues<char> LiteralStops = SearchValues.Create(" \t\r\n;&|<>()'\"`\\$?*+@![");

    /// <summary>What may end text between double quotes.</summary>
    private static readonly SearchValues<char> QuotedStops = SearchValues.Create("\"`\\$");

    /// <summary>The word that begins here; null where none does.</summary>
    private Word? ReadWord()
    {
        var start = _at;
        var parts = new NodeList<WordPart>();
        while (!AtEnd && ReadPart() is { } part)
            parts.Add(part);

        return parts.Count == 0 ? null : new(From(start), parts.ToImmutable());
    }

    private WordPart? ReadPart()
    {
        var c = Current;
        if (c == '\'')
            return ReadSingleQuoted(_at, dollar: false);
        if (c == '"')
            return ReadDoubleQuoted(_at, dollar: false);
        if (c == '`')
            return ReadBackticks();
        if (c == '$' && ReadDollar(quoted: false) is { } expansion)
            return expansion;
        if (Bash && c is '<' or '>' && Peek(1) == '(')
            return ReadProcessSubstitution();
        if (Bash && c is '?' or '*' or '+' or '@' or '!' && Peek(1) == '(')
            return ReadExtendedGlob();

        return ReadLiteral();
    }

    private Literal? ReadLiteral()
    {
        var start = _at;
        var glob = false;
        StringBuilder? value = null;
        while (true)
        {
            Pass(LiteralStops, _text.Length, value);
            if (AtEnd)
                break;

            if (Current == '\\')
            {
                ReadEscape(value ??= new StringBuilder().Append(_text, start, _at - start));
            }
            else if (EndsLiteral.Contains(Current) || (_at > start && StartsPart()))
            {
                break;
            }
            else
            {
                glob |= Current is '*' or '?' or '[';
                value?.Append(Current);
                _at++;
            }
        }

        return _at == start ? null : new(From(start), value?.ToString() ?? _text[start.._at], glob);
    }

    private bool StartsPart() =>
        Current == '$' ? StartsExpansion(Peek(1)) : Bash && Current is '?' or '*' or '+' or '@' or '!' && Peek(1) == '(';

    private void ReadEscape(StringBuilder value)
    {
        if (_at + 1 >= _text.Length)
            value.Append('\\');
        else if (Peek(1) != '\n')
            value.Append(Peek(1));
        _at = Math.Min(_text.Length, _at + 2);
    }

    private static bool StartsExpansion(char c) =>
        char.IsAsciiLetterOrDigit(c) || c is '_' or '{' or '(' or '[' or '@' or '*' or '#' or '?' or '-' or '$' or '!' or '\'' or '"';

    private SingleQuoted? ReadSingleQuoted(int start, bool dollar)
    {
        var open = _at;
        var end = EndOfSingleQuoted(open + 1, dollar);
        if (end < 0)
        {
            FailUnterminated("quote", open);

            return null;
        }

        _at = end + 1;
        var raw = _text[(open + 1)..end];

        return new(From(start), dollar ? AnsiEscapes.Resolve(raw) : raw, dollar);
    }

    /// <summary>The offset of the closing quote, or -1.</summary>
    private int EndOfSingleQuoted(int at, bool dollar)
    {
        if (!dollar)
            return _text.IndexOf('\'', at);

        while (at < _text.Length && _text[at] != '\'')
            at += _text[at] == '\\' ? 2 : 1;

        return at < _text.Length ? at : -1;
    }

    private DoubleQuoted? ReadDoubleQuoted(int start, bool dollar)
    {
        var open = _at++;
        var parts = ReadDoubleQuotedParts(_text.Length, '"');
        if (!_failed && !Accept("\""))
            FailUnterminated("quote", open);

        return _failed ? null : new(From(start), parts, dollar);
    }

    /// <summary>Text and expansions up to <paramref name="end"/> or an unescaped <paramref name="closer"/>.</summary>
    private ImmutableArray<WordPart> ReadDoubleQuotedParts(int end, char closer)
    {
        var parts = new NodeList<WordPart>();
        while (!AtEnd && _at < end && (closer == '\0' || Current != closer))
        {
            if (Current == '`' && ReadBackticks() is { } ticks)
                parts.Add(ticks);
            else if (Current == '$' && ReadDollar(quoted: true) is { } expansion)
                parts.Add(expansion);
            else if (!_failed)
                parts.Add(ReadQuotedText(end, closer));
        }

        return parts.ToImmutable();
    }

    private Literal ReadQuotedText(int end, char closer)
    {
        var start = _at;
        StringBuilder? value = null;
        do
        {
            if (
                Current == '\\'
                && _at + 1 < end
                && (Peek(1) is '$' or '`' or '\\' or '\n' || (Peek(1) == '"' && closer == '"') || (Peek(1) == '}' && closer == '}'))
            )
            {
                ReadEscape(value ??= new StringBuilder().Append(_text, start, _at - start));
                continue;
            }

            value?.Append(Current);
            _at++;
            Pass(QuotedStops, end, value);
        } while (
            _at < end
            && Current != '`'
            && (Current != closer || closer == '\0')
            && !(Current == '$' && StartsExpansion(Peek(1)) && Peek(1) is not ('\'' or '"'))
        );

        return new(From(start), value?.ToString() ?? _text[start.._at], hasGlob: false);
    }

    /// <summary>Passes over the characters before one of a set, and adds them to a value that differs from what is written.</summary>
    private void Pass(SearchValues<char> stops, int end, StringBuilder? value)
    {
        var run = _text.AsSpan(_at, end - _at).IndexOfAny(stops);
        run = run < 0 ? end - _at : run;
        value?.Append(_text, _at, run);
        _at += run;
    }

    /// <summary>What a dollar sign begins; null where it is just a character.</summary>
    private WordPart? ReadDollar(bool quoted)
    {
        var start = _at;
        switch (Peek(1))
        {
            case '(' when Peek(2) == '(' && EndOfArithmetic(_at + 3) is > 0 and var end:
                return ReadArithmetic(start, _at + 3, end - 2, end);
            case '(':
                return ReadCommandSubstitution(start);
            case '{':
                return ReadBraced(start, quoted);
            case '[' when Bash:
                return ReadOldArithmetic(start);
            case '\'' when Bash && !quoted:
                _at++;
                return ReadSingleQuoted(start, dollar: true);
            case '"' when Bash && !quoted:
                _at++;
                return ReadDoubleQuoted(start, dollar: true);
            case var c when char.IsAsciiLetter(c) || c == '_':
                _at++;
                var name = ReadName();
                return At(start, name);
            case var c when char.IsAsciiDigit(c) || c is '@' or '*' or '#' or '?' or '-' or '$' or '!':
                _at += 2;
                return At(start, c.ToString());
            default:
                return null;
        }
    }

    private ParameterExpansion At(int start, string name) => new(From(start), name, null, false, false, "", []);

    private ArithmeticExpansion ReadArithmetic(int start, int from, int to, int end)
    {
        var inner = ReadInside(from, to);
        _at = _failed ? _at : end;

        return new(From(start), inner);
    }

    /// <summary>bash's <c>$[expression]</c>, older than <c>$((expression))</c>.</summary>
    private ArithmeticExpansion? ReadOldArithmetic(int start)
    {
        var end = EndOfBrackets(_at + 1);
        if (end >= 0)
            return ReadArithmetic(start, _at + 2, end - 1, end);

        FailUnterminated("'$['", start);

        return null;
    }

    /// <summary>The offset behind the bracket that closes the one at <paramref name="at"/>, or -1.</summary>
    private int EndOfBrackets(int at)
    {
        var open = 0;
        for (; at < _text.Length; at++)
        {
            if (_text[at] == '[')
                open++;
            else if (_text[at] == ']' && --open == 0)
                return at + 1;
        }

        return -1;
    }

    private CommandSubstitution? ReadCommandSubstitution(int start)
    {
        if (!Enter())
            return null;
        _at += 2;
        var body = ReadNestedStatements("'$('", start);
        _depth--;

        return _failed ? null : new(From(start), body, backticks: false);
    }

    /// <summary>Statements up to a closing parenthesis; the comments outside wait for their own statement.</summary>
    private ImmutableArray<Statement> ReadNestedStatements(string opened, int start)
    {
        var comments = _comments.ToList();
        _comments.Clear();
        var body = ReadStatements(static parser => parser.Current == ')');
        Close(")", opened, start);
        _comments.Clear();
        _comments.AddRange(comments);

        return body;
    }

    private ProcessSubstitution? ReadProcessSubstitution()
    {
        var start = _at;
        var output = Current == '>';
        if (!Enter())
            return null;
        _at += 2;
        var body = ReadNestedStatements(output ? "'>('" : "'<('", start);
        _depth--;

        return _failed ? null : new(From(start), output, body);
    }

    private ExtendedGlob? ReadExtendedGlob()
    {
        var start = _at;
        var open = 0;
        for (_at++; _at < _text.Length; _at++)
        {
            open +=
                Current == '(' ? 1
                : Current == ')' ? -1
                : 0;
            if (open == 0)
                break;
        }

        if (_at >= _text.Length)
        {
            FailUnterminated("pattern", start);

            return null;
        }

        var patterns = ReadInside(start + 2, _at);
        if (_failed)
            return null;

        _at++;

        return new(From(start), _text[start.._at], patterns);
    }

    /// <summary>Back-ticks hold a program whose back-ticks, dollars and backslashes are escaped once more.</summary>
    private CommandSubstitution? ReadBackticks()
    {
        var start = _at;
        var program = new StringBuilder();
        var places = new List<int>();
        for (_at++; _at < _text.Length && Current != '`'; _at++)
        {
            if (Current == '\\' && Peek(1) is '`' or '$' or '\\')
                _at++;
            program.Append(Current);
            places.Add(Span(_at, _at).Start);
        }

        if (_at >= _text.Length)
        {
            FailUnterminated("back-tick", start);

            return null;
        }

        places.Add(Span(_at, _at).Start);
        _at++;
        if (!Enter())
            return null;
        var body = ReadUnescaped(program.ToString(), [.. places]);
        _depth--;

        return _failed ? null : new(From(start), body, backticks: true);
    }

    /// <summary>Reads a program that stands here in another spelling.</summary>
    private ImmutableArray<Statement> ReadUnescaped(string program, int[] places)
    {
        var parser = new ShellParser(_logical, _dialect, program, places) { _depth = _depth };
        var statements = parser.ReadProgram();
        _diagnostics.AddRange(parser._diagnostics);
        _failed |= parser._failed;

        return statements;
    }
}
