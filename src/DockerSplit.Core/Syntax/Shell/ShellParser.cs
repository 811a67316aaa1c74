using System.Collections.Frozen;
using System.Collections.Immutable;
using DockerSplit.Diagnostics;
using DockerSplit.Text;

namespace DockerSplit.Syntax.Shell;

/// <summary>
/// Reads a shell program by recursive descent over its characters (POSIX.1-2017, XCU 2, and bash's reference manual). The first
/// error ends the reading: what was read before it stays.
/// </summary>
internal sealed partial class ShellParser
{
    /// <summary>How deep commands may nest; chosen so that the smallest usual thread stack bears it.</summary>
    private const int MaximumDepth = 200;

    private readonly LogicalText _logical;
    private readonly ShellDialect _dialect;
    private readonly string _text;

    /// <summary>Where each character of an unescaped program stands in the logical text, and where it ends; null when it is that text.</summary>
    private readonly int[]? _places;

    private const int LongestReservedWord = 8;

    /// <summary>All words that mean something where a command, or a part of a compound command, may begin.</summary>
    private static readonly FrozenSet<string> ReservedWords = FrozenSet.Create(
        StringComparer.Ordinal,
        "!",
        "{",
        "}",
        "[[",
        "]]",
        "if",
        "then",
        "elif",
        "else",
        "fi",
        "for",
        "in",
        "do",
        "done",
        "while",
        "until",
        "case",
        "esac",
        "select",
        "function",
        "coproc",
        "time"
    );

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ReservedByText = ReservedWords.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>(0);
    private readonly List<Comment> _comments = [];
    private int _at;
    private int _depth;
    private bool _failed;

    public ShellParser(LogicalText logical, ShellDialect dialect)
        : this(logical, dialect, logical.Text, null) { }

    private ShellParser(LogicalText logical, ShellDialect dialect, string text, int[]? places) =>
        (_logical, _dialect, _text, _places) = (logical, dialect, text, places);

    private bool Bash => _dialect == ShellDialect.Bash;

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    private bool AtEnd => _failed || _at >= _text.Length;

    public ShellScript Parse()
    {
        var statements = ReadProgram();

        return new(_logical, _dialect, statements, _diagnostics.ToImmutable());
    }

    private ImmutableArray<Statement> ReadProgram()
    {
        var statements = ReadStatements(static _ => false);
        if (!AtEnd)
            FailUnexpected("a command");

        return statements;
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
        var found =
            _at >= _text.Length ? "end of the command"
            : _text[_at] == '\n' ? "end of the line"
            : $"'{_text[_at]}'";
        Fail(ShellDescriptors.Unexpected, _at, found, expected);
    }

    private void FailUnterminated(string what, int start) => Fail(ShellDescriptors.Unterminated, start, what);

    private void Fail(DiagnosticDescriptor descriptor, int at, params object[] arguments)
    {
        if (!_failed)
            _diagnostics.Add(descriptor.At(_logical.Source, _logical.ToSource(Span(at, at)), arguments));
        _failed = true;
    }

    private TextSpan From(int start) => Span(start, Math.Max(start, _at));

    /// <summary>The span of the logical text that a stretch of what is read stands for.</summary>
    private TextSpan Span(int start, int end)
    {
        if (_places is null)
            return TextSpan.FromBounds(start, end);

        return TextSpan.FromBounds(_places[start], end == start ? _places[start] : _places[end - 1] + Width(end - 1));
    }

    /// <summary>An escaped character is as wide as its escape; the last place is the end.</summary>
    private int Width(int at) => _places is null ? 1 : Math.Min(_places[at + 1] - _places[at], 1);

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
        _comments.Add(new Comment(Span(_at, end)));
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

        Fail(ShellDescriptors.TooDeep, _at, MaximumDepth);

        return false;
    }

    /// <summary>The unquoted word that begins here, if it is short and made of letters, braces, brackets or <c>!</c>; for reserved words.</summary>
    private string PlainWord()
    {
        var end = _at;
        var most = Math.Min(_text.Length, _at + LongestReservedWord);
        while (end < most && (char.IsAsciiLetter(_text[end]) || _text[end] is '{' or '}' or '[' or ']' or '!'))
            end++;

        return (end < _text.Length && !IsMeta(_text[end])) || end == _at ? "" : Reserved(_text.AsSpan(_at, end - _at));
    }

    private static string Reserved(ReadOnlySpan<char> word) => ReservedByText.TryGetValue(word, out var known) ? known : "";

    private static bool IsMeta(char c) => c is ' ' or '\t' or '\r' or '\n' or ';' or '&' or '|' or '<' or '>' or '(' or ')';
}
