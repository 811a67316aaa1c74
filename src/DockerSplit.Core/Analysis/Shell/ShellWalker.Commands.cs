using System.Collections.Immutable;
using DockerSplit.Analysis.Commands;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Analysis.Shell;

internal sealed partial class ShellWalker
{
    private void Run(
        SimpleCommand command,
        ImmutableArray<StepArgument> fields,
        ShellScope scope,
        StepCondition condition,
        ImmutableArray<Effect> written
    )
    {
        fields = Wrappers.Unwrap(fields);
        var name = fields is [{ Value: { } path }, ..] ? UnixPath.Name(path) : "";
        var arguments = fields.IsEmpty ? fields : fields[1..];
        if (
            Builtins.Run(name, arguments, scope)
            || RunFunction(command, name, arguments, scope, condition)
            || RunScript(command, fields, scope, condition)
        )
        {
            Add(command, name, arguments, scope, condition, [new NoEffect(), .. written], command);

            return;
        }

        var effects = fields.IsEmpty ? [] : CommandTable.Read(new(name, arguments, scope.WorkingDirectory, trees)).ToImmutableArray();
        Add(command, name, arguments, scope, condition, [.. effects, .. written], command);
    }

    private bool RunFunction(
        SimpleCommand command,
        string name,
        ImmutableArray<StepArgument> arguments,
        ShellScope scope,
        StepCondition condition
    )
    {
        if (name.Length == 0 || scope.FunctionNamed(name) is not { } body || _calls >= MaximumCalls)
            return false;

        _calls++;
        var positional = scope.Positional;
        scope.Positional = Parameters(arguments);
        AssignPrefix(command, scope);
        Walk(body, scope, condition, isLast: false);
        scope.Positional = positional;
        _calls--;

        return true;
    }

    private static ImmutableArray<string?>? Parameters(ImmutableArray<StepArgument> arguments) =>
        arguments.Any(argument => argument.HasGlob || (argument.Value is null && !argument.Text.StartsWith('"')))
            ? null
            : [.. arguments.Select(argument => argument.Value)];

    /// <summary>What <c>A=b command</c> gives to the command.</summary>
    private void AssignPrefix(SimpleCommand command, ShellScope scope)
    {
        var evaluator = new WordEvaluator(script, scope);
        foreach (var assignment in command.Assignments)
            Assign(assignment, scope, evaluator);
    }

    /// <summary><c>sh -c '...'</c>, <c>eval '...'</c>, and scripts that the build context holds, read as if they stood here.</summary>
    private bool RunScript(SimpleCommand command, ImmutableArray<StepArgument> fields, ShellScope scope, StepCondition condition)
    {
        if (_calls >= MaximumCalls || new ProgramFinder(script, context, scope).Find(command, fields) is not { } found)
            return false;

        var inner = ShellScript.Parse(found.Text, found.Dialect);
        if (inner.HasErrors && found.Dialect == ShellDialect.Posix)
            inner = ShellScript.Parse(found.Text, ShellDialect.Bash);
        if (inner.HasErrors)
            return false;

        var place = found.InPlace ? scope : scope.Copy();
        AssignPrefix(command, place);
        if (!found.InPlace || !found.Arguments.IsEmpty)
            place.Positional = Parameters(found.Arguments);
        new ShellWalker(inner, instruction, trees, context, steps) { _calls = _calls + 1 }.Run(place, condition);

        return true;
    }
}
