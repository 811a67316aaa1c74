using DockerSplit.Text;

namespace DockerSplit.Syntax.Shell;

/// <summary>What a redirection does.</summary>
public enum RedirectionKind
{
    /// <summary><c>&lt;</c></summary>
    Read,

    /// <summary><c>&gt;</c> and <c>&gt;|</c></summary>
    Write,

    /// <summary><c>&gt;&gt;</c></summary>
    Append,

    /// <summary><c>&lt;&gt;</c></summary>
    ReadWrite,

    /// <summary><c>&lt;&amp;</c></summary>
    DuplicateRead,

    /// <summary><c>&gt;&amp;</c></summary>
    DuplicateWrite,

    /// <summary><c>&amp;&gt;</c> (bash)</summary>
    WriteAll,

    /// <summary><c>&amp;&gt;&gt;</c> (bash)</summary>
    AppendAll,

    /// <summary><c>&lt;&lt;</c> and <c>&lt;&lt;-</c></summary>
    HereDocument,

    /// <summary><c>&lt;&lt;&lt;</c> (bash)</summary>
    HereString,
}

/// <summary><c>[fd]operator target</c>.</summary>
public sealed class Redirection(TextSpan span, RedirectionKind kind, string? descriptor, Word target, HereDocument? document)
    : ShellNode(span)
{
    public RedirectionKind Kind { get; } = kind;

    /// <summary>The digits, or bash's <c>{name}</c>, before the operator; null without any.</summary>
    public string? Descriptor { get; } = descriptor;

    /// <summary>The file, the descriptor, the here-string, or the here-document's delimiter.</summary>
    public Word Target { get; } = target;

    /// <summary>The body, for <see cref="RedirectionKind.HereDocument"/>; it stands behind the line of the operator, outside of this span.</summary>
    public HereDocument? Document { get; } = document;

    /// <inheritdoc/>
    public override IEnumerable<ShellNode> Children => Document is null ? [Target] : [Target, Document];
}

/// <summary>The lines of a here-document, without the delimiter's line.</summary>
public sealed class HereDocument(TextSpan span, bool quoted, bool stripTabs, Word body) : ShellNode(span)
{
    /// <summary>Whether the delimiter was quoted, so that nothing in the body is expanded.</summary>
    public bool Quoted { get; } = quoted;

    /// <summary>Whether the operator was <c>&lt;&lt;-</c>, which takes leading tabs away.</summary>
    public bool StripTabs { get; } = stripTabs;

    /// <summary>The body; one literal part when it is quoted.</summary>
    public Word Body { get; } = body;

    /// <inheritdoc/>
    public override IEnumerable<ShellNode> Children => [Body];
}
