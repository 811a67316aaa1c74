using System.Collections.Immutable;
using DockerSplit.Paths;
using DockerSplit.Syntax.Shell;
using DockerSplit.Text;

namespace DockerSplit.Analysis;

/// <summary>
/// One simple command of the build, or one COPY, ADD or WORKDIR, in order of execution, with what it is known to do.
/// </summary>
/// <param name="Instruction">The index of the instruction in its stage.</param>
/// <param name="Span">The command in the source.</param>
/// <param name="Name">The command's name without its directory, such as <c>make</c>; for an instruction its keyword; empty when unknown.</param>
/// <param name="Arguments">The words behind the name, expanded as far as they are known.</param>
/// <param name="WorkingDirectory">Where it runs.</param>
/// <param name="Condition">Whether it runs at all.</param>
/// <param name="Effects">What it does; never empty.</param>
/// <param name="Command">The syntax, for a command of a RUN.</param>
/// <param name="Text">The command as written, continuations taken out.</param>
/// <param name="IsFed">Whether it takes what another command prints, or a here-document, and so is no command to repeat by itself.</param>
public sealed record Step(
    int Instruction,
    TextSpan Span,
    string Name,
    ImmutableArray<StepArgument> Arguments,
    StepPath WorkingDirectory,
    StepCondition Condition,
    ImmutableArray<Effect> Effects,
    SimpleCommand? Command = null,
    string Text = "",
    bool IsFed = false
)
{
    /// <summary>
    /// The whole statement that it is a part of, as it could be repeated by itself in its working directory: the pipeline or the redirected
    /// group, redirections included, with what the program gave to its variables put in; those of ENV and ARG stay as written. Null for an
    /// instruction, and where something of it is not known. Steps of one pipeline share it.
    /// </summary>
    public string? Statement { get; init; }

    /// <summary>Whether it stands in a branch that the arguments' defaults rule out: with others it may run.</summary>
    public bool IsOff { get; init; }
}

/// <summary>Whether a step runs: a plain chain always does, a branch may.</summary>
public enum StepCondition
{
    /// <summary>Runs whenever the instruction succeeds.</summary>
    Always,

    /// <summary>Stands behind <c>||</c>, in a branch, a loop over something unknown, or a function that may not be called.</summary>
    Maybe,
}

/// <summary>A word after expansion; <see cref="Value"/> is null when it cannot be known.</summary>
public sealed record StepArgument(string? Value, string Text, TextSpan Span, bool HasGlob = false);

/// <summary>A path after expansion, made absolute with the step's working directory.</summary>
/// <param name="Value">Absolute and normalised; null when it cannot be known.</param>
/// <param name="Text">As written.</param>
/// <param name="IsPattern">Whether <paramref name="Value"/> holds glob characters.</param>
public sealed record StepPath(string? Value, string Text, TextSpan Span, bool IsPattern = false)
{
    /// <summary>Whether it lies below the directory in which the base image starts, which nobody knows.</summary>
    public bool IsFromStart { get; init; }

    /// <summary>A path that nobody wrote, such as a tool's default.</summary>
    public static StepPath At(string path) => new(path, path, default);

    /// <summary>Files whose names another decides.</summary>
    public static StepPath Pattern(string path) => new(path, path, default, IsPattern: true);

    /// <summary>The path of something in this directory; as unknown as the directory.</summary>
    public StepPath Below(string path) => this with { Value = Value is null ? null : ContainerPath.Normalise($"{Value}/{path}") };
}
