using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Analysis.Commands;

namespace DockerSplit.Analysis.Shell;

/// <summary>Commands that change the shell itself: its directory, variables and parameters.</summary>
internal static class Builtins
{
    /// <summary>Runs a builtin; false for any other command.</summary>
    public static bool Run(string name, ImmutableArray<StepArgument> arguments, ShellScope scope)
    {
        switch (scope.World.Catalog.Row(name)?.Shell)
        {
            case ShellAction.ChangeDirectory:
                ChangeDirectory(arguments, scope);
                return true;
            case ShellAction.ReturnDirectory:
                scope.ChangeDirectory(scope.Previous);
                return true;
            case (ShellAction.Declare or ShellAction.Export) and var action:
                foreach (var argument in arguments)
                    Declare(argument, scope, action == ShellAction.Export);
                return true;
            case ShellAction.Unset:
                foreach (var argument in Operands(arguments))
                    scope.Unset(argument.Text);
                return true;
            case ShellAction.Forget:
                foreach (var argument in Operands(arguments))
                    scope.Set(argument.Text.Split('=')[0].Trim('+', '-', '"', '\''), null);
                return true;
            case ShellAction.SetParameters:
                SetParameters(arguments, scope);
                return true;
            case ShellAction.Shift:
                Shift(arguments, scope);
                return true;
            default:
                return false;
        }
    }

    private static IEnumerable<StepArgument> Operands(ImmutableArray<StepArgument> arguments) =>
        arguments.Where(argument => argument.Value is not ['-', ..]);

    private static void ChangeDirectory(ImmutableArray<StepArgument> arguments, ShellScope scope)
    {
        var target = arguments.FirstOrDefault(argument => argument.Value is not ['-', _, ..]);
        scope.ChangeDirectory(
            target?.Value == "-" ? scope.Previous
            : target is null ? new("/root", "~", default)
            : WordEvaluator.Resolve(scope.WorkingDirectory, target.Value, target.Text, target.Span, target.HasGlob)
        );
    }

    private static void Declare(StepArgument argument, ShellScope scope, bool export)
    {
        var equals = argument.Text.IndexOf('=');
        if (export && argument.Text is not ['-', ..])
            scope.Export(equals > 0 ? argument.Text[..equals].TrimEnd('+') : argument.Text);
        if (equals <= 0)
            return;

        var name = argument.Text[..equals].TrimEnd('+');
        var isPlain = argument.Text[equals - 1] != '+' && argument.Text.AsSpan(equals) is not ['=', '(', ..];
        scope.Set(name, isPlain && argument.Value is { } value ? value[(value.IndexOf('=') + 1)..] : null);
    }

    /// <summary>Words behind the options are the new positional parameters; <c>set -e</c> alone changes none.</summary>
    private static void SetParameters(ImmutableArray<StepArgument> arguments, ShellScope scope)
    {
        var at = 0;
        while (at < arguments.Length && arguments[at].Value is ['-' or '+', not '-', ..] option)
            at += option[^1] == 'o' ? 2 : 1;
        if (at >= arguments.Length)
            return;

        var rest = arguments[at].Value == "--" ? arguments[(at + 1)..] : arguments[at..];
        scope.Positional = rest.Any(argument => argument.Value is null || argument.HasGlob)
            ? null
            : [.. rest.Select(argument => argument.Value)];
    }

    private static void Shift(ImmutableArray<StepArgument> arguments, ShellScope scope)
    {
        var count = 1;
        if (
            scope.Positional is not { } parameters
            || (arguments is [{ Value: var given }, ..] && !int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out count))
        )
            scope.Positional = null;
        else
            scope.Positional = count >= 0 && count <= parameters.Length ? parameters[count..] : parameters;
    }
}
