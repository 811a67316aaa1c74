using System.Collections.Immutable;
using DockerSplit.Diagnostics;
using DockerSplit.Syntax.Dockerfile;
using DockerSplit.Syntax.Dockerfile.Instructions;

namespace DockerSplit.Semantics;

/// <summary>A Dockerfile by its meaning: global arguments, then stages. Made from a syntax tree; it knows nothing of what commands do.</summary>
public sealed record DockerfileModel(
    DockerfileSyntax Syntax,
    ImmutableArray<ArgInstruction> GlobalArguments,
    ImmutableArray<Stage> Stages,
    ImmutableArray<Diagnostic> Diagnostics
)
{
    /// <summary>Whether any diagnostic is an error.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>Reads the meaning of a tree.</summary>
    /// <param name="buildArguments">Values given with <c>--build-arg</c>.</param>
    public static DockerfileModel Create(DockerfileSyntax syntax, ImmutableDictionary<string, string> buildArguments) =>
        new ModelBuilder(syntax, buildArguments).Build();
}

/// <summary>A stage: its FROM and the instructions up to the next FROM, each with the state it runs in.</summary>
/// <param name="Image">The base image with variables expanded; null where a variable has no known value.</param>
/// <param name="Final">The state behind the last instruction.</param>
public sealed record Stage(FromInstruction From, int Index, string? Image, ImmutableArray<StageInstruction> Instructions, BuildState Final);

/// <summary>An instruction and the state that the builder is in when it reaches it.</summary>
public sealed record StageInstruction(Instruction Instruction, BuildState Before);
