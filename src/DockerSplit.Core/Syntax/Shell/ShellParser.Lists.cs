using System.Collections.Immutable;
using DockerSplit.Diagnostics;

namespace DockerSplit.Syntax.Shell;

internal sealed partial class ShellParser
{
    /// <summary>Reads statements until the end or a place at which <paramref name="stop"/> holds; the stop itself stays unread.</summary>
    private ImmutableArray<Statement> ReadStatements(Func<ShellParser, bool> stop)
    {
        var statements = new NodeList<Statement>();
        SkipNewlines();
        while (!AtEnd && !stop(this))
        {
            var start = _at;
            if (ReadAndOr() is not { } command)
                break;
            SkipBlanks();
            var terminator = ReadTerminator();
            var span = terminator is Terminator.Semicolon or Terminator.Ampersand ? From(start) : command.Span;
            statements.Add(new(span, command, terminator, [.. _comments]));
            _comments.Clear();
            if (terminator == Terminator.None)
                break;
            SkipNewlines();
        }

        return statements.ToImmutable();
    }

    private Terminator ReadTerminator()
    {
        if (AtEnd)
            return Terminator.None;
        if (Current == '\n')
        {
            ReadNewline();

            return Terminator.Newline;
        }

        if (Current == ';' && Peek(1) is not (';' or '&'))
        {
            _at++;

            return Terminator.Semicolon;
        }

        if (Current != '&' || Peek(1) == '&')
            return Terminator.None;
        _at++;

        return Terminator.Ampersand;
    }

    private ShellCommand? ReadAndOr()
    {
        var start = _at;
        var commands = new NodeList<ShellCommand>();
        var operators = new NodeList<ChainOperator>();
        while (ReadPipeline() is { } command)
        {
            commands.Add(command);
            var end = _at;
            SkipBlanks();
            if (!Looking("&&") && !Looking("||"))
            {
                _at = commands.Count == 1 || _failed ? _at : end;

                return commands.Count == 1 ? command : new AndOrChain(From(start), commands.ToImmutable(), operators.ToImmutable());
            }

            operators.Add(Current == '&' ? ChainOperator.And : ChainOperator.Or);
            _at += 2;
            SkipNewlines();
        }

        return null;
    }

    private ShellCommand? ReadPipeline()
    {
        var start = _at;
        var timed = Bash && AcceptWord("time");
        if (timed && Looking("-p") && char.IsWhiteSpace(Peek(2)))
        {
            _at += 2;
            SkipBlanks();
        }

        var negated = false;
        while ((Bash || !negated) && AcceptWord("!"))
            negated = !negated;
        if (timed && EndsCommand())
            return new Pipeline(From(start), timed, negated, []);

        var commands = new NodeList<ShellCommand>();
        while (ReadCommand() is { } command)
        {
            commands.Add(command);
            var end = _at;
            SkipBlanks();
            if (Current != '|' || Peek(1) == '|' || _failed || (!Bash && Peek(1) == '&'))
            {
                _at = _failed ? _at : end;

                return commands.Count == 1 && !timed && !negated
                    ? command
                    : new Pipeline(From(start), timed, negated, commands.ToImmutable());
            }

            _at += Peek(1) == '&' ? 2 : 1;
            SkipNewlines();
        }

        return null;
    }

    private bool EndsCommand() => _at >= _text.Length || Current is '\n' or ';' or '&' or '|' or ')';

    private bool AcceptWord(string word)
    {
        if (Current != word[0] || PlainWord() != word)
            return false;

        _at += word.Length;
        SkipBlanks();

        return true;
    }

    /// <summary>Reads statements up to a reserved word and passes it.</summary>
    private ImmutableArray<Statement> ReadBody(string opened, int start, params string[] closers)
    {
        var body = ReadStatements(parser => closers.Contains(parser.PlainWord()));
        if (!_failed && !closers.Contains(PlainWord()))
        {
            if (_at >= _text.Length)
                FailUnterminated(opened, start);
            else
                FailUnexpected($"'{string.Join("' or '", closers)}'");
        }
        else if (body.IsEmpty && !_failed)
        {
            FailUnexpected("a command");
        }

        return body;
    }

    private ShellCommand? ReadCommand()
    {
        SkipBlanks();
        if (AtEnd)
        {
            FailUnexpected("a command");

            return null;
        }

        if (!Enter())
            return null;
        var command = ReadCompound() ?? ReadSimpleOrFunction();
        _depth--;

        return _failed && _diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) && command is null
            ? null
            : command;
    }
}
