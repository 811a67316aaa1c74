using DockerSplit.Text;

namespace DockerSplit.Syntax.Dockerfile;

/// <summary>A top-level piece of a Dockerfile: one or more whole lines.</summary>
public abstract class DockerfileItem
{
    private protected DockerfileItem(TextSpan fullSpan, TextSpan span) => (FullSpan, Span) = (fullSpan, span);

    /// <summary>All lines of the item with their line ends, so that the items of a file tile it.</summary>
    public TextSpan FullSpan { get; }

    /// <summary>The item without blanks around it and without its last line end.</summary>
    public TextSpan Span { get; }
}

/// <summary>A parser directive such as <c># syntax=docker/dockerfile:1</c>, one of the first lines of the file.</summary>
public sealed class DirectiveSyntax(TextSpan fullSpan, TextSpan span, string name, string value) : DockerfileItem(fullSpan, span)
{
    /// <summary>The name in lower case: <c>syntax</c>, <c>escape</c> or <c>check</c>.</summary>
    public string Name { get; } = name;

    public string Value { get; } = value;
}

/// <summary>A comment line.</summary>
public sealed class CommentSyntax(TextSpan fullSpan, TextSpan span) : DockerfileItem(fullSpan, span);

/// <summary>A line of nothing but blanks.</summary>
public sealed class BlankLineSyntax(TextSpan fullSpan, TextSpan span) : DockerfileItem(fullSpan, span);

/// <summary>Lines that are no instruction; there is a diagnostic for them.</summary>
public sealed class SkippedTextSyntax(TextSpan fullSpan, TextSpan span) : DockerfileItem(fullSpan, span);
