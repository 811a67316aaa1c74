using System.Collections.Immutable;
using DockerSplit.Text;

namespace DockerSplit.Syntax.Dockerfile.Instructions;

/// <summary>An instruction by its meaning; <see cref="Syntax"/> keeps the text. Words are as written: variables are not expanded here.</summary>
public abstract record Instruction
{
    private protected Instruction(InstructionSyntax syntax) => Syntax = syntax;

    public InstructionSyntax Syntax { get; }
}

/// <summary><c>FROM [--platform=P] image [AS name]</c>.</summary>
public sealed record FromInstruction(
    InstructionSyntax Syntax,
    string Image,
    TextSpan ImageSpan,
    string? Platform,
    string? Alias,
    TextSpan? AliasSpan
) : Instruction(Syntax);

/// <summary>What RUN, CMD, ENTRYPOINT, SHELL and a health check's CMD run: words without a shell, or a text for the shell.</summary>
public abstract record CommandLine
{
    private protected CommandLine() { }
}

/// <summary>The JSON form: no shell is involved.</summary>
public sealed record ExecForm(ImmutableArray<string> Words) : CommandLine;

/// <summary>The shell form. A RUN whose only word is a heredoc has the heredoc's body as its text.</summary>
/// <param name="Text">The program for the effective shell, continuations taken out.</param>
/// <param name="Interpreter">For a heredoc body that begins with <c>#!</c>: that line without the two characters.</param>
public sealed record ShellForm(LogicalText Text, string? Interpreter = null) : CommandLine;

/// <summary><c>RUN [--mount=...] [--network=...] [--security=...] command</c>.</summary>
public sealed record RunInstruction(InstructionSyntax Syntax, CommandLine Command, ImmutableArray<RunMount> Mounts) : Instruction(Syntax);

/// <summary>One <c>--mount=</c> of RUN: its type (<c>bind</c> by default) and the other keys as written.</summary>
public sealed record RunMount(
    string Type,
    string? Target,
    string? Source,
    string? From,
    ImmutableDictionary<string, string> Options,
    TextSpan Span
);

/// <summary><c>COPY</c> or <c>ADD</c>.</summary>
/// <param name="IsAdd">Whether the keyword is ADD, which fetches URLs and unpacks archives.</param>
/// <param name="From">COPY's <c>--from</c>; null when the source is the build context.</param>
/// <param name="Sources">Source words in order; heredoc sources are not among them.</param>
public sealed record CopyInstruction(
    InstructionSyntax Syntax,
    bool IsAdd,
    string? From,
    ImmutableArray<string> Sources,
    string Destination,
    string? Owner,
    string? Mode
) : Instruction(Syntax);

/// <summary><c>ENV</c> and <c>LABEL</c>: assignments in order, values after quote removal but before expansion.</summary>
public sealed record AssignmentsInstruction(InstructionSyntax Syntax, bool IsLabel, ImmutableArray<NameValue> Assignments)
    : Instruction(Syntax);

/// <summary>A name and the raw word of its value, quotes and variables untouched.</summary>
public sealed record NameValue(string Name, string RawValue, TextSpan Span);

/// <summary><c>ARG name[=default] ...</c>.</summary>
public sealed record ArgInstruction(InstructionSyntax Syntax, ImmutableArray<ArgDeclaration> Arguments) : Instruction(Syntax);

/// <summary>One declaration of ARG; <see cref="RawDefault"/> is null without a default.</summary>
public sealed record ArgDeclaration(string Name, string? RawDefault, TextSpan Span);

/// <summary><c>WORKDIR path</c>.</summary>
public sealed record WorkdirInstruction(InstructionSyntax Syntax, string Path) : Instruction(Syntax);

/// <summary><c>USER name[:group]</c>.</summary>
public sealed record UserInstruction(InstructionSyntax Syntax, string User) : Instruction(Syntax);

/// <summary><c>EXPOSE port[/protocol] ...</c>.</summary>
public sealed record ExposeInstruction(InstructionSyntax Syntax, ImmutableArray<string> Ports) : Instruction(Syntax);

/// <summary><c>VOLUME path ...</c>.</summary>
public sealed record VolumeInstruction(InstructionSyntax Syntax, ImmutableArray<string> Paths) : Instruction(Syntax);

/// <summary><c>CMD</c>; an empty exec form is a command that was taken away.</summary>
public sealed record CmdInstruction(InstructionSyntax Syntax, CommandLine Command) : Instruction(Syntax);

/// <summary><c>ENTRYPOINT</c>.</summary>
public sealed record EntrypointInstruction(InstructionSyntax Syntax, CommandLine Command) : Instruction(Syntax);

/// <summary><c>SHELL ["program", "argument"]</c>.</summary>
public sealed record ShellInstruction(InstructionSyntax Syntax, ImmutableArray<string> Words) : Instruction(Syntax);

/// <summary><c>HEALTHCHECK CMD ...</c>, or <c>HEALTHCHECK NONE</c> with a null command.</summary>
public sealed record HealthcheckInstruction(InstructionSyntax Syntax, CommandLine? Command) : Instruction(Syntax);

/// <summary><c>STOPSIGNAL signal</c>.</summary>
public sealed record StopsignalInstruction(InstructionSyntax Syntax, string Signal) : Instruction(Syntax);

/// <summary><c>MAINTAINER name</c>, deprecated.</summary>
public sealed record MaintainerInstruction(InstructionSyntax Syntax, string Name) : Instruction(Syntax);

/// <summary><c>ONBUILD instruction</c>.</summary>
public sealed record OnbuildInstruction(InstructionSyntax Syntax, Instruction Trigger) : Instruction(Syntax);
