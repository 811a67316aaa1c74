using System.Collections.Immutable;
using DockerSplit.Text;

namespace DockerSplit.Syntax.Shell;

/// <summary>How a statement is joined to the one after it.</summary>
public enum Terminator
{
    /// <summary>Nothing follows.</summary>
    None,

    /// <summary><c>;</c></summary>
    Semicolon,

    /// <summary><c>&amp;</c>: the statement runs in the background.</summary>
    Ampersand,

    /// <summary>A line end.</summary>
    Newline,
}

/// <summary>A command of a list: an and-or chain, a pipeline or a single command, with its terminator.</summary>
public sealed class Statement(TextSpan span, ShellCommand command, Terminator terminator, ImmutableArray<Comment> comments)
    : ShellNode(span)
{
    public ShellCommand Command { get; } = command;

    public Terminator Terminator { get; } = terminator;

    /// <summary>The comments that stand before the statement, or behind it on its line.</summary>
    public ImmutableArray<Comment> Comments { get; } = comments;

    /// <inheritdoc/>
    public override IEnumerable<ShellNode> Children => [Command];
}

/// <summary>A <c># comment</c> up to, not including, the line end.</summary>
public sealed class Comment(TextSpan span) : ShellNode(span)
{
    /// <inheritdoc/>
    public override IEnumerable<ShellNode> Children => [];
}
