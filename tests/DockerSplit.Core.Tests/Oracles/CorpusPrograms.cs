using System.Collections.Immutable;
using DockerSplit.Paths;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;
using DockerSplit.Syntax.Dockerfile.Instructions;
using DockerSplit.Syntax.Shell;
using DockerSplit.Testing;
using DockerSplit.Text;

namespace DockerSplit.Core.Tests.Oracles;

/// <summary>A shell program of a real Dockerfile.</summary>
internal sealed record CorpusProgram(string Name, LogicalText Text, ShellDialect Dialect);

/// <summary>The shell programs of the real Dockerfiles beside the project, continuations taken out.</summary>
internal static class CorpusPrograms
{
    private static readonly string[] Foreign = ["powershell", "pwsh", "cmd"];

    public static ImmutableArray<CorpusProgram> All { get; } = [.. Files().SelectMany(Read)];

    private static IEnumerable<string> Files() =>
        Repository.Shared is { } shared && Path.Combine(shared, "corpus", "dockerfiles") is var folder && Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)
            : [];

    private static IEnumerable<CorpusProgram> Read(string file)
    {
        var name = Path.GetFileName(file);
        var tree = DockerfileSyntax.Parse(new(File.ReadAllText(file), name));
        var model = DockerfileModel.Create(tree, ImmutableDictionary<string, string>.Empty);
        foreach (var at in model.Stages.SelectMany(stage => stage.Instructions))
        {
            if (at.Instruction is not RunInstruction { Command: ShellForm form } || IsForeign(at.Before.Shell[0]))
                continue;

            var line = tree.Source.PositionOf(at.Instruction.Syntax.Span.Start).Line;
            var bash = ContainerPath.Name((form.Interpreter ?? at.Before.Shell[0]).Split(' ')[0]) == "bash";
            yield return new($"{name}:{line}", form.Text, bash ? ShellDialect.Bash : ShellDialect.Posix);
        }
    }

    private static bool IsForeign(string shell) => Foreign.Any(name => shell.Contains(name, StringComparison.OrdinalIgnoreCase));
}
