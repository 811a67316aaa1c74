using System.Collections.Immutable;
using System.Text;

namespace DockerSplit.Syntax.Shell;

internal sealed partial class ShellParser
{
    private static readonly string[] ParameterOperators =
    [
        ":-",
        ":=",
        ":?",
        ":+",
        "##",
        "%%",
        "//",
        "/#",
        "/%",
        "^^",
        ",,",
        "-",
        "=",
        "?",
        "+",
        "#",
        "%",
        "/",
        ":",
        "^",
        ",",
        "@",
    ];

    /// <summary>Reads <c>${...}</c> (POSIX, XCU 2.6.2, and bash's own operators).</summary>
    private ParameterExpansion? ReadBraced(int start, bool quoted)
    {
        if (!Enter())
            return null;
        _at += 2;
        var length = Current == '#' && Peek(1) is not ('}' or '-' or '+' or '=' or '?' or ':' or '%' or '#' or '/');
        if (length)
            _at++;
        var indirect = Bash && Current == '!' && (char.IsAsciiLetter(Peek(1)) || Peek(1) == '_');
        if (indirect)
            _at++;
        var name = ReadParameterName();
        if (name.Length == 0)
        {
            FailUnexpected("a parameter name");

            return null;
        }

        var index = Bash && Current == '[' ? ReadIndex() : null;
        var operation = Current == '}' ? "" : ReadParameterOperator();
        var operands = ImmutableArray<Word>.Empty;
        if (operation.Length > 0)
            operands = ReadOperands(operation, quoted);
        Close("}", "'${'", start);
        _depth--;

        return _failed ? null : new(From(start), name, index, length, indirect, operation, operands);
    }

    private string ReadParameterName()
    {
        var start = _at;
        if (ReadName() is { Length: > 0 } name)
            return name;
        while (char.IsAsciiDigit(Current))
            _at++;
        if (_at == start && Current is '@' or '*' or '#' or '?' or '-' or '$' or '!')
            _at++;

        return _text[start.._at];
    }

    private string ReadParameterOperator()
    {
        // Shells find out at run time that an operator is wrong, and so it is no error of syntax.
        var known = Array.Find(ParameterOperators, Looking) ?? (AtEnd ? "" : _text.Substring(_at, 1));
        _at += known.Length;

        return known;
    }

    private ImmutableArray<Word> ReadOperands(string operation, bool quoted)
    {
        var splits =
            operation.StartsWith('/') ? '/'
            : operation == ":" ? ':'
            : '\0';
        // Behind # % and / stands a pattern, in which quotes quote even between double quotes (POSIX, XCU 2.6.2).
        quoted &= operation[0] is not ('#' or '%' or '/');
        var first = ReadOperand(splits, quoted);
        if (splits == '\0' || Current != splits || _failed)
            return [first];

        _at++;

        return [first, ReadOperand('\0', quoted)];
    }

    private Word ReadOperand(char separator, bool quoted)
    {
        var start = _at;
        var parts = new NodeList<WordPart>();
        while (!AtEnd && Current != '}' && (separator == '\0' || Current != separator))
        {
            var part = Current switch
            {
                '\'' when !quoted => ReadSingleQuoted(_at, dollar: false),
                '\'' when Bash => ReadPairedQuotes(),
                '"' => ReadDoubleQuoted(_at, dollar: false),
                '`' => ReadBackticks(),
                '$' => ReadDollar(quoted),
                _ => null,
            };
            if (part is null && !_failed)
                part = ReadOperandText(separator, quoted);
            if (part is not null)
                parts.Add(part);
        }

        return new(From(start), parts.ToImmutable());
    }

    /// <summary>Between double quotes, bash keeps single quotes as text and yet wants them in pairs.</summary>
    private Literal? ReadPairedQuotes()
    {
        var start = _at;

        return ReadSingleQuoted(start, dollar: false) is null ? null : new(From(start), _text[start.._at], hasGlob: false);
    }

    private Literal ReadOperandText(char separator, bool quoted)
    {
        var start = _at;
        var value = new StringBuilder();
        var glob = false;
        do
        {
            if (Current == '\\')
            {
                ReadEscape(value);
                continue;
            }

            glob |= Current is '*' or '?' or '[';
            value.Append(Current);
            _at++;
        } while (
            !AtEnd
            && Current is not ('}' or '"' or '`')
            && (separator == '\0' || Current != separator)
            && !(Current == '\'' && (Bash || !quoted))
            && !(Current == '$' && StartsExpansion(Peek(1)))
        );

        return new(From(start), value.ToString(), glob);
    }
}
