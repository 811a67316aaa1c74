using System.Collections.Immutable;
using DockerSplit.Analysis.Commands;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Shell;
using DockerSplit.Text;

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
        fields = Unwrap(fields);
        var name = fields is [{ Value: { } path }, ..] ? UnixPath.Name(path) : "";
        var arguments = fields.IsEmpty ? fields : fields[1..];
        if (RunBuiltin(name, arguments, scope) || RunFunction(name, scope, condition) || RunScript(fields, scope, condition))
        {
            Add(command, name, arguments, scope, condition, [new NoEffect(), .. written], command);

            return;
        }

        var effects = fields.IsEmpty ? [] : CommandTable.Read(new(name, arguments, scope.WorkingDirectory, trees)).ToImmutableArray();
        Add(command, name, arguments, scope, condition, [.. effects, .. written], command);
    }

    /// <summary>Takes <c>sudo</c>, <c>env A=b</c>, <c>exec</c> and their kin away.</summary>
    private static ImmutableArray<StepArgument> Unwrap(ImmutableArray<StepArgument> fields)
    {
        while (fields is [{ Value: "sudo" or "env" or "exec" or "command" or "nohup" or "time" or "nice" or "builtin" }, _, ..])
        {
            fields = fields[1..];
            while (
                fields is [{ Text: var text }, _, ..]
                && (text.StartsWith('-') || (text.Contains('=', StringComparison.Ordinal) && !text.StartsWith('/')))
            )
                fields = fields[1..];
        }

        return fields;
    }

    /// <summary>Commands that change the shell itself.</summary>
    private static bool RunBuiltin(string name, ImmutableArray<StepArgument> arguments, ShellScope scope)
    {
        switch (name)
        {
            case "cd" or "pushd":
                var target = arguments.FirstOrDefault(argument => argument.Value is not ['-', _, ..]);
                scope.ChangeDirectory(
                    target?.Value == "-" ? scope.Previous
                    : target is null ? new("/root", "~", default)
                    : WordEvaluator.Resolve(scope.WorkingDirectory, target.Value, target.Text, target.Span, target.HasGlob)
                );

                return true;
            case "popd":
                scope.ChangeDirectory(scope.Previous);

                return true;
            case "export" or "local" or "declare" or "readonly" or "typeset":
                foreach (var argument in arguments)
                    Declare(argument, scope);

                return true;
            case "unset":
                foreach (var argument in arguments)
                    scope.Set(argument.Text, null);

                return true;
            default:
                return false;
        }
    }

    private static void Declare(StepArgument argument, ShellScope scope)
    {
        var equals = argument.Text.IndexOf('=');
        if (equals > 0)
            scope.Set(argument.Text[..equals], argument.Value is { } value ? value[(value.IndexOf('=') + 1)..] : null);
    }

    private bool RunFunction(string name, ShellScope scope, StepCondition condition)
    {
        if (name.Length == 0 || scope.FunctionNamed(name) is not { } body || _calls >= MaximumCalls)
            return false;

        _calls++;
        Walk(body, scope, condition);
        _calls--;

        return true;
    }

    /// <summary><c>sh -c '...'</c>, <c>eval '...'</c>, and scripts that the build context holds.</summary>
    private bool RunScript(ImmutableArray<StepArgument> fields, ShellScope scope, StepCondition condition)
    {
        if (_calls >= MaximumCalls || Program(fields, scope) is not { } program)
            return false;

        var inner = ShellScript.Parse(program, ShellDialect.Bash);
        if (inner.HasErrors)
            return false;

        new ShellWalker(inner, instruction, trees, context, steps) { _calls = _calls + 1 }.Walk(inner.Statements, scope.Copy(), condition);

        return true;
    }

    private LogicalText? Program(ImmutableArray<StepArgument> fields, ShellScope scope)
    {
        var name = fields is [{ Value: { } path }, ..] ? UnixPath.Name(path) : "";
        var isShell = name is "sh" or "bash" or "ash" or "dash" or "zsh";
        if (name == "eval" && fields is [_, { Value: { } only } text])
            return At(only, text.Span);
        if (
            isShell
            && fields.FirstOrDefault(field => field.Value is ['-', not '-', .., 'c']) is { } flag
            && fields.IndexOf(flag) + 1 is var next
            && next < fields.Length
        )
            return fields[next].Value is { } program ? At(program, fields[next].Span) : null;

        var file = isShell ? fields.Skip(1).FirstOrDefault(field => field.Value is not ['-', ..]) : fields.FirstOrDefault();
        if (file?.Value is not { } script || context is null || !(isShell || script.Contains('/', StringComparison.Ordinal)))
            return null;

        var full = WordEvaluator.Resolve(scope.WorkingDirectory, script, file.Text, file.Span, glob: false).Value;

        return full is not null && context.ReadText(full) is { } content ? At(content, file.Span) : null;
    }

    /// <summary>A program whose places are all the place in the Dockerfile that runs it.</summary>
    private LogicalText At(string program, TextSpan place) =>
        new(script.Text.Source, program, [new(0, place.Start, Math.Min(program.Length, Math.Max(1, place.Length)))]);
}
