using System.Collections.Immutable;
using System.Runtime.InteropServices;
using DockerSplit.Text;

namespace DockerSplit.Syntax.Dockerfile;

/// <summary>An instruction with all its lines: continuations, the comments among them, and the bodies of its heredocs.</summary>
public sealed class InstructionSyntax(
    TextSpan fullSpan,
    TextSpan span,
    string keyword,
    TextSpan keywordSpan,
    ImmutableArray<FlagSyntax> flags,
    LogicalText arguments,
    bool isJson,
    ImmutableArray<TextSpan> comments,
    ImmutableArray<HeredocSyntax> heredocs,
    InstructionSyntax? trigger
) : DockerfileItem(fullSpan, span)
{
    private string[]? _words;

    /// <summary>The keyword in upper case.</summary>
    public string Keyword { get; } = keyword;

    /// <summary>The keyword as it stands in the source.</summary>
    public TextSpan KeywordSpan { get; } = keywordSpan;

    /// <summary>The <c>--name=value</c> words between the keyword and the arguments.</summary>
    public ImmutableArray<FlagSyntax> Flags { get; } = flags;

    /// <summary>What follows the keyword and the flags, with continuations and the comment and blank lines among them taken out, trimmed.</summary>
    public LogicalText Arguments { get; } = arguments;

    /// <summary>Whether the arguments are a valid JSON array of strings, and the instruction knows that form.</summary>
    public bool IsJson { get; } = isJson;

    /// <summary>The elements of the JSON form, read when somebody first asks; null for the other form.</summary>
    public ImmutableArray<string>? Json =>
        IsJson ? ImmutableCollectionsMarshal.AsImmutableArray(_words ??= JsonWords.Read(Arguments.Text)) : null;

    /// <summary>The comment lines between continued lines, each without its line end.</summary>
    public ImmutableArray<TextSpan> Comments { get; } = comments;

    /// <summary>The heredocs that the arguments open, in order.</summary>
    public ImmutableArray<HeredocSyntax> Heredocs { get; } = heredocs;

    /// <summary>The instruction that an ONBUILD holds back; it shares the lines and the heredocs. Null for every other.</summary>
    public InstructionSyntax? Trigger { get; } = trigger;
}

/// <summary>A flag of an instruction, such as <c>--from=builder</c>; the value is empty for a flag without one.</summary>
public sealed record FlagSyntax(string Name, string Value, TextSpan Span);

/// <summary>A heredoc of RUN, COPY or ADD.</summary>
/// <param name="Name">The delimiter without quotes.</param>
/// <param name="Expand">Whether variables in the body are expanded: the delimiter is unquoted.</param>
/// <param name="Chomp">Whether it is <c>&lt;&lt;-</c>, which takes leading tabs away.</param>
/// <param name="Descriptor">The file descriptor before the operator; 0 where none is written.</param>
/// <param name="Body">The lines of the body with their line ends, without the closing line.</param>
public sealed record HeredocSyntax(string Name, bool Expand, bool Chomp, int Descriptor, TextSpan Body);
