using System.Collections.Immutable;
using DockerSplit.Diagnostics;
using DockerSplit.Text;

namespace DockerSplit.Syntax.Shell;

/// <summary>
/// Reads a shell program by recursive descent over its characters (POSIX.1-2017, XCU 2, and bash's reference manual). The first
/// error ends the reading: what was read before it stays.
/// </summary>
internal sealed partial class ShellParser(LogicalText logical, ShellDialect dialect)
{
    /// <summary>How deep commands may nest; chosen so that the smallest usual thread stack bears it.</summary>
    private const int MaximumDepth = 200;

    private readonly string _text = logical.Text;
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
    private readonly List<Comment> _comments = [];
    private int _at;
    private int _depth;
    private bool _failed;

    private bool Bash => dialect == ShellDialect.Bash;

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    private bool AtEnd => _failed || _at >= _text.Length;

    public ShellScript Parse()
    {
        var statements = ReadStatements(static _ => false);
        if (!AtEnd)
            FailUnexpected("a command");

        return new(logical, dialect, statements, _diagnostics.ToImmutable());
    }

    private char Peek(int ahead) => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private bool Looking(string text) => !_failed && string.CompareOrdinal(_text, _at, text, 0, text.Length) == 0;

    private bool Accept(string text)
    {
        if (!Looking(text))
            return false;

        _at += text.Length;

        return true;
    }

    private void FailUnexpected(string expected)
    {
        var found = _at >= _text.Length ? "end of the command" : $"'{_text[_at]}'";
        Fail(ShellDescriptors.Unexpected, new(_at, 0), found, expected);
    }

    private void FailUnterminated(string what, int start) => Fail(ShellDescriptors.Unterminated, new(start, 0), what);

    private void Fail(DiagnosticDescriptor descriptor, TextSpan span, params object[] arguments)
    {
        if (!_failed)
            _diagnostics.Add(descriptor.At(logical.Source, logical.ToSource(span), arguments));
        _failed = true;
    }

    private TextSpan From(int start) => TextSpan.FromBounds(start, Math.Max(start, _at));

    /// <summary>Passes over blanks, escaped line ends and, behind a blank, comments; stays on the line.</summary>
    private void SkipBlanks()
    {
        while (_at < _text.Length)
        {
            if (Current is ' ' or '\t' or '\r')
                _at++;
            else if (Current == '\\' && Peek(1) == '\n')
                _at += 2;
            else if (Current == '#' && (_at == 0 || char.IsWhiteSpace(_text[_at - 1]) || _text[_at - 1] is ';' or '&' or '|' or '(' or ')'))
                ReadComment();
            else
                return;
        }
    }

    private void ReadComment()
    {
        var end = _text.IndexOf('\n', _at);
        end = end < 0 ? _text.Length : end;
        _comments.Add(new(TextSpan.FromBounds(_at, end)));
        _at = end;
    }

    private void SkipNewlines()
    {
        SkipBlanks();
        while (!AtEnd && Current == '\n')
        {
            ReadNewline();
            SkipBlanks();
        }
    }

    private bool Enter()
    {
        if (++_depth <= MaximumDepth)
            return true;

        Fail(ShellDescriptors.TooDeep, new(_at, 0), MaximumDepth);

        return false;
    }

    /// <summary>The unquoted word that begins here, if it is made of letters, braces, brackets or <c>!</c> alone; for reserved words.</summary>
    private string PlainWord()
    {
        var end = _at;
        while (end < _text.Length && (char.IsAsciiLetter(_text[end]) || _text[end] is '{' or '}' or '[' or ']' or '!'))
            end++;

        return end < _text.Length && !IsMeta(_text[end]) ? "" : _text[_at..end];
    }

    private static bool IsMeta(char c) => c is ' ' or '\t' or '\r' or '\n' or ';' or '&' or '|' or '<' or '>' or '(' or ')';
}
