using System.Collections.Immutable;

namespace DockerSplit.Syntax.Shell;

internal sealed partial class ShellParser
{
    private ShellCommand? ReadCompound()
    {
        var start = _at;
        if (Bash && Looking("((") && TryReadArithmeticCommand(start) is { } arithmetic)
            return arithmetic;
        if (Current == '(')
            return ReadSubshell(start);

        return PlainWord() switch
        {
            "{" => ReadGroup(start),
            "if" => ReadIf(start),
            "while" or "until" => ReadWhile(start),
            "for" => ReadFor(start, select: false),
            "select" when Bash => ReadFor(start, select: true),
            "case" => ReadCase(start),
            "function" when Bash => ReadKeywordFunction(start),
            "[[" when Bash => ReadTest(start),
            "coproc" when Bash => ReadCoproc(start),
            "then" or "else" or "elif" or "fi" or "do" or "done" or "esac" or "}" or "!" => Refuse(),
            _ => null,
        };
    }

    private ShellCommand? Refuse()
    {
        FailUnexpected("a command");

        return null;
    }

    private Subshell ReadSubshell(int start)
    {
        _at++;
        var body = ReadStatements(static parser => parser.Current == ')');
        if (body.IsEmpty && Current == ')')
            FailUnexpected("a command");
        Close(")", "'('", start);

        return new(From(start), body, ReadRedirections());
    }

    private void Close(string closer, string opened, int start)
    {
        SkipBlanks();
        if (Accept(closer))
            return;
        if (_at >= _text.Length)
            FailUnterminated(opened, start);
        else
            FailUnexpected($"'{closer}'");
    }

    private Group ReadGroup(int start)
    {
        _at++;
        var body = ReadBody("'{'", start, "}");
        Accept("}");

        return new(From(start), body, ReadRedirections());
    }

    private IfClause ReadIf(int start)
    {
        var branches = new NodeList<IfBranch>();
        ImmutableArray<Statement>? otherwise = null;
        do
        {
            var branch = _at;
            _at += PlainWord().Length;
            var condition = ReadBody("'if'", start, "then");
            Accept("then");
            var body = ReadBody("'if'", start, "elif", "else", "fi");
            branches.Add(new(From(branch), condition, body));
        } while (!_failed && PlainWord() == "elif");

        if (!_failed && PlainWord() == "else")
        {
            _at += 4;
            otherwise = ReadBody("'if'", start, "fi");
        }

        Accept("fi");

        return new(From(start), branches.ToImmutable(), otherwise, ReadRedirections());
    }

    private WhileClause ReadWhile(int start)
    {
        var keyword = PlainWord();
        _at += keyword.Length;
        var condition = ReadBody($"'{keyword}'", start, "do");
        var body = ReadDo(keyword, start);

        return new(From(start), keyword == "until", condition, body, ReadRedirections());
    }

    private ImmutableArray<Statement> ReadDo(string keyword, int start)
    {
        SkipNewlines();
        if (Bash && PlainWord() == "{")
        {
            // bash takes braces instead of do and done, though its manual does not say so.
            _at++;
            var braced = ReadBody($"'{keyword}'", start, "}");
            Accept("}");

            return braced;
        }

        if (PlainWord() != "do")
        {
            FailUnexpected("'do'");

            return [];
        }

        _at += 2;
        var body = ReadBody($"'{keyword}'", start, "done");
        Accept("done");

        return body;
    }

    private ShellCommand? ReadFor(int start, bool select)
    {
        var keyword = PlainWord();
        _at += keyword.Length;
        SkipBlanks();
        if (Bash && Looking("(("))
            return ReadArithmeticFor(start);

        var name = ReadName();
        if (name.Length == 0)
            FailUnexpected("a variable name");
        SkipNewlines();
        ImmutableArray<Word>? words = null;
        if (AcceptWord("in"))
            words = ReadWords();
        SkipBlanks();
        if (Current == ';')
            _at++;
        var body = ReadDo(keyword, start);

        return new ForClause(From(start), select, name, words, body, ReadRedirections());
    }

    private ArithmeticForClause? ReadArithmeticFor(int start)
    {
        var header = _at;
        var end = EndOfArithmetic(_at + 2);
        if (end < 0)
        {
            FailUnterminated("'(('", header);

            return null;
        }

        var expressions = ReadInside(header + 2, end - 2);
        if (_failed)
            return null;

        _at = end;
        SkipBlanks();
        if (Current == ';')
            _at++;
        var body = ReadDo("for", start);

        return new(From(start), expressions, body, ReadRedirections());
    }

    private ImmutableArray<Word> ReadWords()
    {
        var words = new NodeList<Word>();
        for (SkipBlanks(); !AtEnd && ReadWord() is { } word; SkipBlanks())
            words.Add(word);

        return words.ToImmutable();
    }

    private CaseClause? ReadCase(int start)
    {
        _at += 4;
        SkipBlanks();
        if (ReadWord() is not { } subject)
        {
            FailUnexpected("a word");

            return null;
        }

        SkipNewlines();
        if (!AcceptWord("in"))
            FailUnexpected("'in'");
        var items = new NodeList<CaseItem>();
        for (SkipNewlines(); !AtEnd && PlainWord() != "esac"; SkipNewlines())
            items.Add(ReadCaseItem());
        if (!Accept("esac"))
            FailUnterminated("'case'", start);

        return new(From(start), subject, items.ToImmutable(), ReadRedirections());
    }

    private CaseItem ReadCaseItem()
    {
        var start = _at;
        Accept("(");
        var patterns = new NodeList<Word>();
        do
        {
            SkipBlanks();
            if (ReadWord() is { } pattern)
                patterns.Add(pattern);
            else
                FailUnexpected("a pattern");
            SkipBlanks();
        } while (Accept("|"));
        if (!Accept(")"))
            FailUnexpected("')'");
        var body = ReadStatements(static parser =>
            parser.Looking(";;") || (parser.Bash && parser.Looking(";&")) || parser.PlainWord() == "esac"
        );
        var terminator =
            Bash && Accept(";;&") ? ";;&"
            : Accept(";;") ? ";;"
            : Bash && Accept(";&") ? ";&"
            : "";
        if (terminator.Length == 0 && PlainWord() != "esac")
            FailUnexpected("';;' or 'esac'");

        return new(From(start), patterns.ToImmutable(), body, terminator);
    }

    private FunctionDeclaration? ReadKeywordFunction(int start)
    {
        _at += 8;
        SkipBlanks();
        var from = _at;
        while (_at < _text.Length && !IsMeta(Current))
            _at++;
        var name = _text[from.._at];
        SkipBlanks();
        if (Accept("("))
            Close(")", "'('", from);
        return ReadFunctionBody(start, name);
    }

    private TestClause ReadTest(int start)
    {
        _at += 2;
        var words = new NodeList<Word>();
        for (SkipNewlines(); !AtEnd && PlainWord() != "]]"; SkipNewlines())
            words.Add(ReadTestWord());
        if (!Accept("]]"))
            FailUnterminated("'[['", start);

        return new(From(start), words.ToImmutable(), ReadRedirections());
    }

    /// <summary>Operators of <c>[[ ]]</c> that no word may hold elsewhere; behind <c>=~</c> a parenthesis belongs to the word.</summary>
    private Word ReadTestWord()
    {
        var start = _at;
        if (!Accept("&&") && !Accept("||") && Current is '(' or ')' or '<' or '>' or ';' or '&' or '|')
            _at++;
        if (_at > start)
            return new(From(start), [new Literal(From(start), _text[start.._at], hasGlob: false)]);
        if (ReadWord() is { } word)
            return word;
        FailUnexpected("a word");

        return new(From(start), []);
    }

    /// <summary>A name may stand only before a compound command.</summary>
    private CoprocClause? ReadCoproc(int start)
    {
        _at += 6;
        SkipBlanks();
        var from = _at;
        var name = ReadName();
        SkipBlanks();
        if (
            name.Length > 0
            && (from + name.Length == _at || (Current != '(' && PlainWord() is not ("{" or "if" or "while" or "until" or "for" or "case")))
        )
            (name, _at) = ("", from);

        return ReadCommand() is { } command ? new(From(start), name.Length == 0 ? null : name, command) : null;
    }

    private ArithmeticCommand? TryReadArithmeticCommand(int start)
    {
        var end = EndOfArithmetic(_at + 2);
        if (end < 0)
            return null;

        var expression = ReadInside(_at + 2, end - 2);
        _at = _failed ? _at : end;

        return new(From(start), expression, ReadRedirections());
    }

    /// <summary>The offset behind the <c>))</c> that closes an arithmetic expression, or -1 when it is none.</summary>
    private int EndOfArithmetic(int at)
    {
        var open = 0;
        for (; at < _text.Length; at++)
        {
            if (_text[at] == '(')
                open++;
            else if (_text[at] == ')' && open > 0)
                open--;
            else if (_text[at] == ')')
                return at + 1 < _text.Length && _text[at + 1] == ')' ? at + 2 : -1;
        }

        return -1;
    }
}
