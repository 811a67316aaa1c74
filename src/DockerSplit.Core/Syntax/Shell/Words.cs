using System.Collections.Immutable;
using DockerSplit.Text;

namespace DockerSplit.Syntax.Shell;

/// <summary>A word: parts that stand side by side without a blank.</summary>
public sealed class Word(TextSpan span, ImmutableArray<WordPart> parts) : ShellNode(span)
{
    public ImmutableArray<WordPart> Parts { get; } = parts;

    /// <inheritdoc/>
    public override IEnumerable<ShellNode> Children => Parts;

    /// <summary>
    /// The word after quote removal when it holds no expansion, else null. Glob characters and <c>~</c> count as text here:
    /// ask <see cref="HasGlob"/> where they matter.
    /// </summary>
    public string? Constant => ConstantOf(Parts);

    /// <summary>Whether an unquoted <c>*</c>, <c>?</c> or <c>[</c> stands in the word.</summary>
    public bool HasGlob => Parts.Any(part => part is ExtendedGlob or Literal { HasGlob: true });

    private static string? ConstantOf(ImmutableArray<WordPart> parts)
    {
        if (parts is [Literal single])
            return single.Value;

        var text = new System.Text.StringBuilder();
        foreach (var part in parts)
        {
            var value = part switch
            {
                Literal literal => literal.Value,
                SingleQuoted quoted => quoted.Value,
                DoubleQuoted quoted => ConstantOf(quoted.Parts),
                _ => null,
            };
            if (value is null)
                return null;
            text.Append(value);
        }

        return text.ToString();
    }
}

/// <summary>A piece of a word.</summary>
public abstract class WordPart : ShellNode
{
    private protected WordPart(TextSpan span)
        : base(span) { }

    /// <inheritdoc/>
    public override IEnumerable<ShellNode> Children => [];
}

/// <summary>Plain characters; <see cref="Value"/> has backslash escapes resolved as the place (unquoted, double-quoted, here-document) demands.</summary>
public sealed class Literal(TextSpan span, string value, bool hasGlob) : WordPart(span)
{
    public string Value { get; } = value;

    /// <summary>Whether an unescaped glob character stands in it (never inside quotes).</summary>
    public bool HasGlob { get; } = hasGlob;
}

/// <summary><c>'text'</c>, or bash's <c>$'text'</c> with its escapes resolved in <see cref="Value"/>.</summary>
public sealed class SingleQuoted(TextSpan span, string value, bool dollar) : WordPart(span)
{
    public string Value { get; } = value;

    /// <summary>Whether it is <c>$'...'</c>.</summary>
    public bool Dollar { get; } = dollar;
}

/// <summary><c>"text $x"</c>, or bash's <c>$"text"</c>.</summary>
public sealed class DoubleQuoted(TextSpan span, ImmutableArray<WordPart> parts, bool dollar) : WordPart(span)
{
    public ImmutableArray<WordPart> Parts { get; } = parts;

    /// <summary>Whether it is <c>$"..."</c>.</summary>
    public bool Dollar { get; } = dollar;

    /// <inheritdoc/>
    public override IEnumerable<ShellNode> Children => Parts;
}

/// <summary><c>$x</c>, <c>${x}</c>, <c>${x:-word}</c>, <c>${#x}</c>, <c>${x/a/b}</c>, <c>${!x}</c>, <c>${x[i]}</c> and so on.</summary>
public sealed class ParameterExpansion(
    TextSpan span,
    string name,
    Word? index,
    bool length,
    bool indirect,
    string operation,
    ImmutableArray<Word> operands
) : WordPart(span)
{
    /// <summary>The name, number or special character of the parameter.</summary>
    public string Name { get; } = name;

    /// <summary>The array subscript, where there is one.</summary>
    public Word? Index { get; } = index;

    /// <summary>Whether it is <c>${#name}</c>.</summary>
    public bool Length { get; } = length;

    /// <summary>Whether it is <c>${!name}</c>.</summary>
    public bool Indirect { get; } = indirect;

    /// <summary>The operator: empty, or one of <c>- :- = := ? :? + :+ # ## % %% / // /# /% : ^ ^^ , ,, @</c>.</summary>
    public string Operation { get; } = operation;

    /// <summary>The words behind the operator: one, or two for replacement and substring.</summary>
    public ImmutableArray<Word> Operands { get; } = operands;

    /// <inheritdoc/>
    public override IEnumerable<ShellNode> Children => Index is null ? Operands : [Index, .. Operands];
}

/// <summary><c>$(list)</c> or <c>`list`</c>. The body of back-ticks is parsed from the unescaped text and its spans cover the whole part.</summary>
public sealed class CommandSubstitution(TextSpan span, ImmutableArray<Statement> body, bool backticks) : WordPart(span)
{
    public ImmutableArray<Statement> Body { get; } = body;

    public bool Backticks { get; } = backticks;

    /// <inheritdoc/>
    public override IEnumerable<ShellNode> Children => Body;
}

/// <summary><c>$((expression))</c> or the old <c>$[expression]</c>.</summary>
public sealed class ArithmeticExpansion(TextSpan span, Word expression) : WordPart(span)
{
    public Word Expression { get; } = expression;

    /// <inheritdoc/>
    public override IEnumerable<ShellNode> Children => [Expression];
}

/// <summary>bash's <c>&lt;(list)</c> or <c>&gt;(list)</c>.</summary>
public sealed class ProcessSubstitution(TextSpan span, bool output, ImmutableArray<Statement> body) : WordPart(span)
{
    /// <summary>Whether it is <c>&gt;( )</c>.</summary>
    public bool Output { get; } = output;

    public ImmutableArray<Statement> Body { get; } = body;

    /// <inheritdoc/>
    public override IEnumerable<ShellNode> Children => Body;
}

/// <summary>bash's <c>@(a|b)</c> and its kin; patterns inside are text, and expansions are found.</summary>
public sealed class ExtendedGlob(TextSpan span, string text, Word patterns) : WordPart(span)
{
    public string Text { get; } = text;

    /// <summary>What stands between the parentheses.</summary>
    public Word Patterns { get; } = patterns;

    /// <inheritdoc/>
    public override IEnumerable<ShellNode> Children => [Patterns];
}

/// <summary><c>name=(a b)</c> as an argument of bash's <c>declare</c> and its kin, always alone in its word.</summary>
public sealed class ArrayAssignment(TextSpan span, Assignment assignment) : WordPart(span)
{
    public Assignment Assignment { get; } = assignment;

    /// <inheritdoc/>
    public override IEnumerable<ShellNode> Children => [Assignment];
}
