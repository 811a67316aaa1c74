using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Analysis.Commands;
using DockerSplit.Analysis.Shell;
using DockerSplit.Facts;
using DockerSplit.Paths;
using DockerSplit.Syntax.Shell;
using DockerSplit.Text;

namespace DockerSplit.Description.Starting;

/// <summary>Start scripts: what they call and name is needed too.</summary>
internal sealed partial class Reacher
{
    private const int MaximumScripts = 64;

    /// <summary>Reads a program that is started, where its text is at hand.</summary>
    private void Follow(string path, Origin origin)
    {
        path = Resolved(path);
        if (!_followed.Add(path))
            return;

        MayStartMore |= state.Files.At(path) is null || _followed.Count > MaximumScripts;
        if (_followed.Count > MaximumScripts || state.Files.At(path) is not { Kind: FileKind.Regular, Layer: > 0 } node)
            return;

        var text = node.Text ?? (node.Source is { } source ? sources.Read(source) : null);
        MayStartMore |= text is null && node.Interpreter is null;
        if (text is not null)
            FollowText(path, text, origin);
        else if (node.IsWritten)
            _doubts.Add(new(path, $"what {path} runs is not known, since the build writes it", origin.Span));
    }

    private void FollowText(string path, string text, Origin origin)
    {
        var inner = origin with { Name = path, Kind = NeedKind.Command };
        var line = text.StartsWith("#!", StringComparison.Ordinal) ? text[2..(text + "\n").IndexOf('\n')].Trim() : "/bin/sh";
        var words = line.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries).Where(word => word is not "-S").ToImmutableArray();
        if (words.IsEmpty || text.Contains('\0', StringComparison.Ordinal))
            return;

        foreach (var word in ContainerPath.Name(words[0]) == "env" ? words.Take(2) : words.Take(1))
        {
            if (!Command(word, inner with { Kind = NeedKind.Interpreter }))
                DoubtCommand(word, inner);
        }

        if (ShellDialects.OfInterpreter(sources.Commands, line) is not null)
            FollowShell(text, inner, isOptional: false);
    }

    private void FollowShell(string program, Origin origin, bool isOptional)
    {
        var script = ShellScript.Parse(LogicalText.Of(program), ShellDialect.Bash);
        var nodes = script.Statements.SelectMany(statement => statement.DescendantsAndSelf()).ToList();
        var functions = nodes.OfType<FunctionDeclaration>().Select(function => function.Name).ToHashSet(StringComparer.Ordinal);
        var certain = script.Statements.SelectMany(statement => Certain(statement.Command)).ToHashSet();
        var scope = new ShellScope(sources.State, null, StepPath.At(sources.Directory), new(sources.Commands, null, new()), new(null))
        {
            Positional = [.. sources.Config.Command],
        };
        foreach (var command in nodes.OfType<SimpleCommand>())
            FollowCommand(command, script, scope, functions, origin, isOptional || !certain.Contains(command));
    }

    /// <summary>The commands that run whatever else happens.</summary>
    private static IEnumerable<SimpleCommand> Certain(ShellCommand command) =>
        command switch
        {
            SimpleCommand simple => [simple],
            AndOrChain chain => Certain(chain.Commands[0]),
            Pipeline pipeline => pipeline.Commands.SelectMany(Certain),
            Subshell subshell => subshell.Body.SelectMany(statement => Certain(statement.Command)),
            Group group => group.Body.SelectMany(statement => Certain(statement.Command)),
            _ => [],
        };

    private void FollowCommand(
        SimpleCommand command,
        ShellScript script,
        ShellScope scope,
        HashSet<string> functions,
        Origin origin,
        bool isOptional
    )
    {
        var evaluator = new WordEvaluator(script, scope);
        if (command.Words.IsEmpty)
        {
            foreach (var assignment in command.Assignments)
                scope.Set(assignment.Name, assignment.Array is null ? evaluator.Value(assignment.Value) : null);
            return;
        }

        var words = evaluator.Fields(command.Words).Select(field => field.Value ?? "").ToImmutableArray();
        if (words is [{ Length: 0 }, ..] or [] || functions.Contains(words[0]))
            return;
        if (words.Length > 1 && sources.Commands.ReadsIntoShell(words[0]) && File(words[1], origin, isProgram: true))
            return;
        if (sources.Commands.Is(words[0], CommandTrait.Builtin) && words[0] is not "exec")
            Arguments(words, "", origin);
        else if (words[0] == "exec" && words.Length > 1)
            Start(words[1..], origin, isOptional);
        else
            Start(words, origin, isOptional);
    }
}
