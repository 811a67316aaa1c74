using System.Collections.Immutable;
using DockerSplit.Text;

namespace DockerSplit.Syntax.Shell;

/// <summary>A command of any form, with the redirections that stand behind (or, in a simple command, among) its words.</summary>
public abstract class ShellCommand : ShellNode
{
    private protected ShellCommand(TextSpan span, ImmutableArray<Redirection> redirections)
        : base(span) => Redirections = redirections;

    public ImmutableArray<Redirection> Redirections { get; }
}

/// <summary><c>A=1 name argument > file</c>: assignments, words and redirections in any order; words may be empty.</summary>
public sealed class SimpleCommand(
    TextSpan span,
    ImmutableArray<Assignment> assignments,
    ImmutableArray<Word> words,
    ImmutableArray<Redirection> redirections
) : ShellCommand(span, redirections)
{
    public ImmutableArray<Assignment> Assignments { get; } = assignments;

    /// <summary>The command name and its arguments. Assignment-like arguments of <c>export</c>, <c>declare</c>, <c>local</c> and the like stay words.</summary>
    public ImmutableArray<Word> Words { get; } = words;

    /// <inheritdoc/>
    public override IEnumerable<ShellNode> Children =>
        Assignments.AsEnumerable<ShellNode>().Concat(Words).Concat(Redirections).OrderBy(node => node.Span.Start);
}

/// <summary><c>name=value</c>, <c>name+=value</c>, <c>name[i]=value</c> or <c>name=(a b)</c>.</summary>
public sealed class Assignment(TextSpan span, string name, bool append, Word? index, Word? value, ImmutableArray<Word>? array)
    : ShellNode(span)
{
    public string Name { get; } = name;

    /// <summary>Whether the operator is <c>+=</c>.</summary>
    public bool Append { get; } = append;

    /// <summary>The subscript, where there is one.</summary>
    public Word? Index { get; } = index;

    /// <summary>The value; null when it is empty or an array.</summary>
    public Word? Value { get; } = value;

    /// <summary>The elements of <c>(...)</c>; null when the value is no array.</summary>
    public ImmutableArray<Word>? Array { get; } = array;

    /// <inheritdoc/>
    public override IEnumerable<ShellNode> Children
    {
        get
        {
            if (Index is not null)
                yield return Index;
            if (Value is not null)
                yield return Value;
            foreach (var element in Array ?? [])
                yield return element;
        }
    }
}

/// <summary>The operator between two commands of a chain.</summary>
public enum ChainOperator
{
    /// <summary><c>&amp;&amp;</c></summary>
    And,

    /// <summary><c>||</c></summary>
    Or,
}

/// <summary>
/// <c>a &amp;&amp; b || c</c>. The operators bind equally and to the left, so the chain is flat: <c>Operators[i]</c> stands between
/// <c>Commands[i]</c> and <c>Commands[i + 1]</c>.
/// </summary>
public sealed class AndOrChain(TextSpan span, ImmutableArray<ShellCommand> commands, ImmutableArray<ChainOperator> operators)
    : ShellCommand(span, [])
{
    public ImmutableArray<ShellCommand> Commands { get; } = commands;

    public ImmutableArray<ChainOperator> Operators { get; } = operators;

    /// <inheritdoc/>
    public override IEnumerable<ShellNode> Children => Commands;
}

/// <summary><c>[time [-p]] [!] a | b |&amp; c</c>: always used where there is a pipe, a negation or a <c>time</c>.</summary>
public sealed class Pipeline(TextSpan span, bool timed, bool negated, ImmutableArray<ShellCommand> commands) : ShellCommand(span, [])
{
    public bool Timed { get; } = timed;

    public bool Negated { get; } = negated;

    public ImmutableArray<ShellCommand> Commands { get; } = commands;

    /// <inheritdoc/>
    public override IEnumerable<ShellNode> Children => Commands;
}

/// <summary><c>( list )</c>: runs in a process of its own, so <c>cd</c> and assignments do not last.</summary>
public sealed class Subshell(TextSpan span, ImmutableArray<Statement> body, ImmutableArray<Redirection> redirections)
    : ShellCommand(span, redirections)
{
    public ImmutableArray<Statement> Body { get; } = body;

    /// <inheritdoc/>
    public override IEnumerable<ShellNode> Children => Body.AsEnumerable<ShellNode>().Concat(Redirections);
}

/// <summary><c>{ list; }</c>: a group in the current shell.</summary>
public sealed class Group(TextSpan span, ImmutableArray<Statement> body, ImmutableArray<Redirection> redirections)
    : ShellCommand(span, redirections)
{
    public ImmutableArray<Statement> Body { get; } = body;

    /// <inheritdoc/>
    public override IEnumerable<ShellNode> Children => Body.AsEnumerable<ShellNode>().Concat(Redirections);
}

/// <summary><c>if</c>/<c>elif</c>/<c>else</c>.</summary>
public sealed class IfClause(
    TextSpan span,
    ImmutableArray<IfBranch> branches,
    ImmutableArray<Statement>? otherwise,
    ImmutableArray<Redirection> redirections
) : ShellCommand(span, redirections)
{
    /// <summary>The <c>if</c> branch and then each <c>elif</c> branch.</summary>
    public ImmutableArray<IfBranch> Branches { get; } = branches;

    /// <summary>The <c>else</c> body; null without one.</summary>
    public ImmutableArray<Statement>? Else { get; } = otherwise;

    /// <inheritdoc/>
    public override IEnumerable<ShellNode> Children => Branches.AsEnumerable<ShellNode>().Concat(Else ?? []).Concat(Redirections);
}

/// <summary><c>if condition; then body</c>, or the same with <c>elif</c>.</summary>
public sealed class IfBranch(TextSpan span, ImmutableArray<Statement> condition, ImmutableArray<Statement> body) : ShellNode(span)
{
    public ImmutableArray<Statement> Condition { get; } = condition;

    public ImmutableArray<Statement> Body { get; } = body;

    /// <inheritdoc/>
    public override IEnumerable<ShellNode> Children => Condition.AsEnumerable<ShellNode>().Concat(Body);
}

/// <summary><c>while</c> or <c>until</c>.</summary>
public sealed class WhileClause(
    TextSpan span,
    bool until,
    ImmutableArray<Statement> condition,
    ImmutableArray<Statement> body,
    ImmutableArray<Redirection> redirections
) : ShellCommand(span, redirections)
{
    /// <summary>Whether the keyword is <c>until</c>.</summary>
    public bool Until { get; } = until;

    public ImmutableArray<Statement> Condition { get; } = condition;

    public ImmutableArray<Statement> Body { get; } = body;

    /// <inheritdoc/>
    public override IEnumerable<ShellNode> Children => Condition.AsEnumerable<ShellNode>().Concat(Body).Concat(Redirections);
}

/// <summary><c>for name in words; do ...</c>, and bash's <c>select</c> of the same shape.</summary>
public sealed class ForClause(
    TextSpan span,
    bool select,
    string variable,
    ImmutableArray<Word>? words,
    ImmutableArray<Statement> body,
    ImmutableArray<Redirection> redirections
) : ShellCommand(span, redirections)
{
    /// <summary>Whether the keyword is <c>select</c>.</summary>
    public bool Select { get; } = select;

    public string Variable { get; } = variable;

    /// <summary>The words behind <c>in</c>; null without <c>in</c>, which means the positional parameters.</summary>
    public ImmutableArray<Word>? Words { get; } = words;

    public ImmutableArray<Statement> Body { get; } = body;

    /// <inheritdoc/>
    public override IEnumerable<ShellNode> Children => (Words ?? []).AsEnumerable<ShellNode>().Concat(Body).Concat(Redirections);
}

/// <summary>bash's <c>for ((init; test; step)); do ...</c>.</summary>
public sealed class ArithmeticForClause(
    TextSpan span,
    Word header,
    ImmutableArray<Statement> body,
    ImmutableArray<Redirection> redirections
) : ShellCommand(span, redirections)
{
    /// <summary>What stands between <c>((</c> and <c>))</c>, with its expansions.</summary>
    public Word Header { get; } = header;

    public ImmutableArray<Statement> Body { get; } = body;

    /// <inheritdoc/>
    public override IEnumerable<ShellNode> Children =>
        new ShellNode[] { Header }
            .Concat(Body)
            .Concat(Redirections);
}

/// <summary><c>case word in pattern) list ;; esac</c>.</summary>
public sealed class CaseClause(TextSpan span, Word subject, ImmutableArray<CaseItem> items, ImmutableArray<Redirection> redirections)
    : ShellCommand(span, redirections)
{
    public Word Subject { get; } = subject;

    public ImmutableArray<CaseItem> Items { get; } = items;

    /// <inheritdoc/>
    public override IEnumerable<ShellNode> Children =>
        new ShellNode[] { Subject }
            .Concat(Items)
            .Concat(Redirections);
}

/// <summary>One <c>pattern | pattern) list ;;</c>; the last may lack its terminator.</summary>
public sealed class CaseItem(TextSpan span, ImmutableArray<Word> patterns, ImmutableArray<Statement> body, string terminator)
    : ShellNode(span)
{
    public ImmutableArray<Word> Patterns { get; } = patterns;

    public ImmutableArray<Statement> Body { get; } = body;

    /// <summary><c>;;</c>, <c>;&amp;</c>, <c>;;&amp;</c>, or empty where the last item has none.</summary>
    public string Terminator { get; } = terminator;

    /// <inheritdoc/>
    public override IEnumerable<ShellNode> Children => Patterns.AsEnumerable<ShellNode>().Concat(Body);
}

/// <summary><c>name() body</c> or <c>function name [()] body</c>.</summary>
public sealed class FunctionDeclaration(TextSpan span, string name, ShellCommand body) : ShellCommand(span, [])
{
    public string Name { get; } = name;

    public ShellCommand Body { get; } = body;

    /// <inheritdoc/>
    public override IEnumerable<ShellNode> Children => [Body];
}

/// <summary>bash's <c>[[ ... ]]</c>; operators are kept as words.</summary>
public sealed class TestClause(TextSpan span, ImmutableArray<Word> words, ImmutableArray<Redirection> redirections)
    : ShellCommand(span, redirections)
{
    /// <summary>Everything between the brackets, operators such as <c>&amp;&amp;</c> and <c>(</c> included as literal words.</summary>
    public ImmutableArray<Word> Words { get; } = words;

    /// <inheritdoc/>
    public override IEnumerable<ShellNode> Children => Words.AsEnumerable<ShellNode>().Concat(Redirections);
}

/// <summary>bash's <c>(( ... ))</c>; the expression is kept as a word.</summary>
public sealed class ArithmeticCommand(TextSpan span, Word expression, ImmutableArray<Redirection> redirections)
    : ShellCommand(span, redirections)
{
    public Word Expression { get; } = expression;

    /// <inheritdoc/>
    public override IEnumerable<ShellNode> Children => new ShellNode[] { Expression }.Concat(Redirections);
}

/// <summary>bash's <c>coproc [name] command</c>.</summary>
public sealed class CoprocClause(TextSpan span, string? name, ShellCommand command) : ShellCommand(span, [])
{
    public string? Name { get; } = name;

    public ShellCommand Command { get; } = command;

    /// <inheritdoc/>
    public override IEnumerable<ShellNode> Children => [Command];
}
