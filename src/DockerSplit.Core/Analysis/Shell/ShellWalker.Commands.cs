using System.Collections.Immutable;
using DockerSplit.Analysis.Commands;
using DockerSplit.Paths;
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
        var fed = _fed;
        fields = Wrappers.Unwrap(fields, out var reads);
        _fed += reads ? 1 : 0;
        RunUnwrapped(command, fields, scope, condition, written);
        _fed = fed;
    }

    private void RunUnwrapped(
        SimpleCommand command,
        ImmutableArray<StepArgument> fields,
        ShellScope scope,
        StepCondition condition,
        ImmutableArray<Effect> written
    )
    {
        var name = fields is [{ Value: { } path }, ..] ? ContainerPath.Name(path) : "";
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

        var effects = fields.IsEmpty ? [] : Read(fields, new(name, arguments, scope.WorkingDirectory, trees)
            {
                Variable = variable => scope.TryGet(variable, out var value) ? value : null,
            });
        Add(command, name, arguments, scope, condition, [.. effects, .. written], command);
        if (name == "find")
            RunFound(command, arguments, scope);
    }

    /// <summary>
    /// A command whose output is used is there to print. One that is not known counts as doing no more, unless it is run by a path:
    /// such a program is a part of the build, and may do anything.
    /// </summary>
    private ImmutableArray<Effect> Read(ImmutableArray<StepArgument> fields, Invocation invocation)
    {
        var effects = CommandTable.Read(invocation).ToImmutableArray();
        var prints = _captured > 0 && fields[0].Value?.Contains('/', StringComparison.Ordinal) == false;

        return prints ? [.. effects.Select(effect => effect is UnknownEffect ? new NoEffect() : effect)] : effects;
    }

    /// <summary>What <c>find -exec</c> runs, for files that cannot be known.</summary>
    private void RunFound(SimpleCommand command, ImmutableArray<StepArgument> arguments, ShellScope scope)
    {
        if (_calls >= MaximumCalls)
            return;

        _calls++;
        _fed++;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Value is not ("-exec" or "-execdir" or "-ok" or "-okdir"))
                continue;

            var found = arguments.Skip(i + 1).TakeWhile(word => word.Value is not (";" or "+")).Select(Found).ToImmutableArray();
            if (!found.IsEmpty)
                Run(command, found, scope.Copy(), StepCondition.Maybe, []);
            i += found.Length;
        }

        _fed--;
        _calls--;
    }

    private static StepArgument Found(StepArgument word) =>
        word.Value?.Contains("{}", StringComparison.Ordinal) == true ? word with { Value = null } : word;

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
        new ShellWalker(inner, instruction, trees, context, steps)
        {
            _calls = _calls + 1,
            _fed = _fed,
            _captured = _captured,
        }.Run(place, condition);

        return true;
    }
}
