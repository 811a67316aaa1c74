using System.Collections.Immutable;
using DockerSplit.Diagnostics;

namespace DockerSplit.Syntax.Shell;

internal sealed partial class ShellParser
{
    /// <summary>Builtins of bash whose arguments may be array assignments.</summary>
    private static readonly string[] Declarations = ["declare", "typeset", "local", "export", "readonly"];

    private int _bodiesFrom = -1;
    private int _bodiesTo;

    private ShellCommand? ReadSimpleOrFunction()
    {
        var start = _at;
        var assignments = new NodeList<Assignment>();
        var words = new NodeList<Word>();
        var redirections = new NodeList<Redirection>();
        var end = _at;
        while (!AtEnd)
        {
            if (TryReadRedirection() is { } redirection)
                redirections.Add(redirection);
            else if (words.Count == 0 && TryReadAssignment() is { } assignment)
                assignments.Add(assignment);
            else if (words.Count > 0 && BeginsArray() && Declarations.Contains(words.First.Constant) && ReadArrayWord() is { } array)
                words.Add(array);
            else if (ReadWord() is { } word)
                words.Add(word);
            else
                break;
            end = _at;
            SkipBlanks();
            if (words.Count == 1 && redirections.Count == 0 && Current == '(' && words.First.Constant is { } name)
                return ReadFunction(start, name);
        }

        _at = _failed ? _at : end;
        if (words.Count + assignments.Count + redirections.Count == 0)
        {
            FailUnexpected("a command");

            return null;
        }

        return new SimpleCommand(From(start), assignments.ToImmutable(), words.ToImmutable(), redirections.ToImmutable());
    }

    private FunctionDeclaration? ReadFunction(int start, string name)
    {
        _at++;
        SkipBlanks();
        if (!Accept(")"))
        {
            FailUnexpected("')'");

            return null;
        }

        return ReadFunctionBody(start, name);
    }

    /// <summary>bash wants a compound command here; dash takes any.</summary>
    private FunctionDeclaration? ReadFunctionBody(int start, string name)
    {
        SkipNewlines();
        var from = _at;
        if (ReadCommand() is not { } body)
            return null;
        if (Bash && body is SimpleCommand)
            Fail(ShellDescriptors.Unexpected, from, $"'{_text[from]}'", "a function's body, such as { ...; }");

        return new(From(start), name, body);
    }

    private string ReadName()
    {
        var start = _at;
        _at = EndOfName(_at);

        return _text[start.._at];
    }

    /// <summary>The end of the name that begins at an offset; the offset where none does.</summary>
    private int EndOfName(int at)
    {
        if (at >= _text.Length || char.IsAsciiDigit(_text[at]))
            return at;

        while (at < _text.Length && (char.IsAsciiLetterOrDigit(_text[at]) || _text[at] == '_'))
            at++;

        return at;
    }

    private Assignment? TryReadAssignment()
    {
        var start = _at;
        var end = EndOfName(start);
        if (end == start || end == _text.Length || _text[end] is not ('=' or '+' or '['))
            return null;

        var name = ReadName();
        var index = Bash && Current == '[' ? ReadIndex() : null;
        var append = Bash && Looking("+=");
        if (!append && Current != '=')
        {
            _at = start;

            return null;
        }

        _at += append ? 2 : 1;
        if (Bash && Current == '(')
        {
            var elements = ReadArray();

            return new(From(start), name, append, index, null, elements);
        }

        var value = ReadWord();

        return new(From(start), name, append, index, value, null);
    }

    /// <summary>Whether <c>name=(</c> or <c>name+=(</c> stands here.</summary>
    private bool BeginsArray()
    {
        if (!Bash || EndOfName(_at) is var end && end == _at)
            return false;

        var rest = _text.AsSpan(end);

        return rest.StartsWith("=(") || rest.StartsWith("+=(");
    }

    private Word? ReadArrayWord()
    {
        var start = _at;

        return TryReadAssignment() is { } assignment ? new(From(start), [new ArrayAssignment(From(start), assignment)]) : null;
    }

    private Word? ReadIndex()
    {
        var (open, end) = (_at, EndOfBrackets(_at));
        if (end < 0)
        {
            FailUnterminated("'['", open);

            return null;
        }

        _at = end;

        return ReadInside(open + 1, end - 1);
    }

    private ImmutableArray<Word> ReadArray()
    {
        var start = _at++;
        var words = new NodeList<Word>();
        for (SkipNewlines(); !AtEnd && ReadWord() is { } word; SkipNewlines())
            words.Add(word);
        Close(")", "'('", start);

        return words.ToImmutable();
    }

    private ImmutableArray<Redirection> ReadRedirections()
    {
        var redirections = new NodeList<Redirection>();
        while (!AtEnd)
        {
            var end = _at;
            SkipBlanks();
            if (TryReadRedirection() is { } redirection)
            {
                redirections.Add(redirection);
                continue;
            }

            _at = _failed ? _at : end;
            break;
        }

        return redirections.ToImmutable();
    }

    private Redirection? TryReadRedirection()
    {
        var start = _at;
        if (Current is not ('<' or '>' or '&' or '{') && !char.IsAsciiDigit(Current))
            return null;

        while (char.IsAsciiDigit(Current))
            _at++;
        var descriptor = _at > start ? _text[start.._at] : null;
        if (descriptor is null && Bash && Current == '{' && EndOfNamedDescriptor() is var close and > 0)
        {
            descriptor = _text[_at..close];
            _at = close;
        }

        if (ReadRedirectionOperator(out var text) is not { } kind)
        {
            _at = start;

            return null;
        }

        SkipBlanks();
        if (ReadWord() is not { } target)
        {
            FailUnexpected("a file or a descriptor");

            return null;
        }

        var document = kind == RedirectionKind.HereDocument ? ReadHereDocument(target, text == "<<-") : null;

        return new(From(start), kind, descriptor, target, document);
    }

    /// <summary>The offset behind <c>{name}</c> where a redirection follows it, else -1.</summary>
    private int EndOfNamedDescriptor()
    {
        var at = _at + 1;
        while (at < _text.Length && (char.IsAsciiLetterOrDigit(_text[at]) || _text[at] == '_'))
            at++;

        return at > _at + 1 && at + 1 < _text.Length && _text[at] == '}' && _text[at + 1] is '<' or '>' ? at + 1 : -1;
    }

    private static readonly (string Text, RedirectionKind Kind, bool BashOnly)[] RedirectionOperators =
    [
        ("&>>", RedirectionKind.AppendAll, true),
        ("&>", RedirectionKind.WriteAll, true),
        ("<<<", RedirectionKind.HereString, true),
        ("<<-", RedirectionKind.HereDocument, false),
        ("<<", RedirectionKind.HereDocument, false),
        ("<&", RedirectionKind.DuplicateRead, false),
        ("<>", RedirectionKind.ReadWrite, false),
        (">>", RedirectionKind.Append, false),
        (">&", RedirectionKind.DuplicateWrite, false),
        (">|", RedirectionKind.Write, false),
        ("<", RedirectionKind.Read, false),
        (">", RedirectionKind.Write, false),
    ];

    private RedirectionKind? ReadRedirectionOperator(out string text)
    {
        text = "";
        if (Bash && Current is ('<' or '>') && Peek(1) == '(')
            return null;
        foreach (var (operation, kind, bashOnly) in RedirectionOperators)
        {
            if ((bashOnly && !Bash) || !Accept(operation))
                continue;
            text = operation;

            return kind;
        }

        return null;
    }

    /// <summary>Bodies stand behind the line of the operator, one after the other.</summary>
    private HereDocument ReadHereDocument(Word delimiter, bool stripTabs)
    {
        var written = _logical.Text.AsSpan(delimiter.Span.Start, delimiter.Span.Length);
        var name = delimiter.Constant ?? written.ToString();
        var quoted = written.ContainsAny('\'', '"', '\\');
        if (_bodiesFrom < _at)
        {
            var line = _text.IndexOf('\n', _at);
            _bodiesFrom = line < 0 ? _text.Length : line;
            _bodiesTo = Math.Min(_text.Length, _bodiesFrom + 1);
        }

        var start = _bodiesTo;
        var (end, next) = EndOfBody(start, name, stripTabs);
        _bodiesTo = next;

        return new(Span(start, end), quoted, stripTabs, quoted ? RawWord(start, end) : ReadInside(start, end));
    }

    private (int End, int Next) EndOfBody(int start, string name, bool stripTabs)
    {
        for (var at = start; at < _text.Length; )
        {
            var end = _text.IndexOf('\n', at);
            var next = end < 0 ? _text.Length : end + 1;
            var line = _text.AsSpan(at, (end < 0 ? _text.Length : end) - at).TrimEnd('\r');
            if ((stripTabs ? line.TrimStart('\t') : line).SequenceEqual(name))
                return (at, end < 0 ? next : next - 1);
            at = next;
        }

        return (_text.Length, _text.Length);
    }

    private Word RawWord(int start, int end) => new(Span(start, end), [new Literal(Span(start, end), _text[start..end], hasGlob: false)]);

    /// <summary>Reads the expansions of a stretch as between double quotes, then comes back.</summary>
    private Word ReadInside(int start, int end)
    {
        var (back, from, to) = (_at, _bodiesFrom, _bodiesTo);
        if (!Enter())
            return new(Span(start, end), []);

        _at = start;
        var parts = ReadDoubleQuotedParts(end, '\0');
        _depth--;
        if (!_failed)
            (_at, _bodiesFrom, _bodiesTo) = (back, from, to);

        return new(Span(start, end), parts);
    }

    /// <summary>Passes a line end, and the here-documents that stand behind it.</summary>
    private void ReadNewline()
    {
        _at = _at == _bodiesFrom ? Math.Max(_at + 1, _bodiesTo) : _at + 1;
    }
}
