using System.Collections.Immutable;
using DockerSplit.Analysis.Commands;
using DockerSplit.Paths;
using DockerSplit.Syntax.Shell;

namespace DockerSplit.Analysis.Shell;

internal sealed partial class ShellWalker
{
    private void Run(SimpleCommand command, ImmutableArray<StepArgument> fields, Visit visit, ImmutableArray<Effect> written)
    {
        var inner = Wrappers.Unwrap(Catalog(visit.Scope), fields, visit.Input);
        fields = ScriptOfShell(inner.Fields, visit.Scope) ?? inner.Fields;
        if (inner.Fed is not null)
            visit = visit with { IsFed = true };
        if (inner.File is { } file)
            visit = visit with { InputFile = new WordEvaluator(script, visit.Scope).PathOf(file) };

        var name = fields is [{ Value: { } path }, ..] ? ContainerPath.Name(path) : "";
        var arguments = fields.IsEmpty ? fields : fields[1..];
        var call = new Call(command, name, arguments, command);
        if (Builtins.Run(name, arguments, visit.Scope) || RunFunction(call, visit) || RunScript(command, fields, visit))
        {
            Add(call, visit, [new NoEffect(), .. written]);

            return;
        }

        var effects = fields.IsEmpty ? [] : Read(fields, visit, Invoke(command, fields, visit) with { Fed = inner.Fed });
        Add(call, visit, [.. effects, .. written]);
        if (Catalog(visit.Scope).Is(name, CommandTrait.RunsFound))
            RunFound(command, arguments, visit);
    }

    /// <summary><c>sh ./configure</c> is the script, where its name is known and its text is not to be followed.</summary>
    private static ImmutableArray<StepArgument>? ScriptOfShell(ImmutableArray<StepArgument> fields, ShellScope scope)
    {
        if (fields is not [{ Value: { } shell }, _, ..] || Catalog(scope).DialectOf(ContainerPath.Name(shell)) is null)
            return null;

        var at = 1;
        while (at < fields.Length && fields[at].Value is ['-' or '+', ..] option && !option.Contains('c', StringComparison.Ordinal))
            at++;

        return at < fields.Length && fields[at].Value is { } file && ProgramFinder.IsTool(Catalog(scope), ContainerPath.Name(file))
            ? fields[at..]
            : null;
    }

    private static Invocation Invoke(SimpleCommand command, ImmutableArray<StepArgument> fields, Visit visit)
    {
        var scope = visit.Scope;
        var name = fields[0].Value is { } path ? ContainerPath.Name(path) : "";

        return new(name, fields[1..], scope.WorkingDirectory, scope.Memory)
        {
            Program = fields[0],
            Catalog = Catalog(scope),
            Variable = variable => scope.TryGet(variable, out var value) ? value : null,
            Environment = variable => Prefix(command, variable) ?? scope.Exported(variable),
            Input = visit.Input,
            InputFile = visit.InputFile,
            Address = visit.Address,
        };
    }

    /// <summary>A constant that stands before the command's name.</summary>
    private static string? Prefix(SimpleCommand command, string variable) =>
        command.Assignments.LastOrDefault(assignment => assignment.Name == variable)?.Value?.Constant;

    /// <summary>
    /// A command whose output is used is there to print. One that is not known counts as doing no more, unless it is run by a path:
    /// such a program is a part of the build, and may do anything.
    /// </summary>
    private static ImmutableArray<Effect> Read(ImmutableArray<StepArgument> fields, Visit visit, Invocation invocation)
    {
        var catalog = invocation.Catalog;
        var isRead =
            catalog.ReadsIntoShell(invocation.Name)
            && invocation.Arguments is [{ Value: { } file }, ..]
            && catalog.Knows(ContainerPath.Name(file));
        if (isRead)
            invocation = invocation with
            {
                Name = ContainerPath.Name(invocation.Arguments[0].Value!),
                Program = invocation.Arguments[0],
                Arguments = [],
            };

        var effects = catalog.Read(invocation).ToImmutableArray();
        var prints = visit.IsCaptured && fields[0].Value?.Contains('/', StringComparison.Ordinal) == false;

        return prints ? [.. effects.Select(effect => effect is UnknownEffect ? new NoEffect() : effect)] : effects;
    }

    /// <summary>What <c>find -exec</c> runs, for files that cannot be known.</summary>
    private void RunFound(SimpleCommand command, ImmutableArray<StepArgument> arguments, Visit visit)
    {
        if (_calls >= MaximumCalls)
            return;

        _calls++;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Value is not ("-exec" or "-execdir" or "-ok" or "-okdir"))
                continue;

            var words = arguments.Skip(i + 1).TakeWhile(word => word.Value is not (";" or "+")).ToImmutableArray();
            var found = words.SelectMany(word => Found(word, arguments)).ToImmutableArray();
            var apart = visit.Maybe().Apart() with { IsFed = true };
            if (!found.IsEmpty)
                Run(command, found, apart, []);
            visit.Scope.MergeBranch(apart.Scope);
            i += words.Length;
        }

        _calls--;
    }

    /// <summary>What <c>{}</c> stands for: some file below each of the directories that find begins in.</summary>
    private static IEnumerable<StepArgument> Found(StepArgument word, ImmutableArray<StepArgument> arguments)
    {
        if (word.Value?.Contains("{}", StringComparison.Ordinal) != true)
            return [word];

        var starts = arguments.TakeWhile(start => start.Value is not (['-', ..] or "(" or "!")).ToList();

        return word.Value != "{}" || starts.Count == 0 || starts.Exists(start => start.Value is null)
            ? [word with { Value = null }]
            : starts.Select(start => word with { Value = start.Value!.TrimEnd('/') + "/*", HasGlob = true });
    }

    private bool RunFunction(Call call, Visit visit)
    {
        var scope = visit.Scope;
        if (call.Name.Length == 0 || scope.FunctionNamed(call.Name) is not { } body || _calls >= MaximumCalls)
            return false;

        _calls++;
        var positional = scope.Positional;
        scope.Positional = Parameters(call.Arguments);
        if (call.Simple is { } command)
            AssignPrefix(command, scope);
        Walk(body, visit with { IsLast = false, Whole = null });
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
    private bool RunScript(SimpleCommand command, ImmutableArray<StepArgument> fields, Visit visit)
    {
        if (_calls >= MaximumCalls || new ProgramFinder(script, visit.Scope).Find(command, fields, visit.Input) is not { } found)
            return false;

        var inner = ShellScript.Parse(found.Text, found.Dialect);
        if (inner.HasErrors && found.Dialect == ShellDialect.Posix)
            inner = ShellScript.Parse(found.Text, ShellDialect.Bash);
        if (inner.HasErrors)
            return false;

        var place = found.InPlace ? visit.Scope : visit.Scope.Copy();
        AssignPrefix(command, place);
        if (!found.InPlace || !found.Arguments.IsEmpty)
            place.Positional = Parameters(found.Arguments);
        var within = visit with { Scope = place, IsLast = true, Whole = null };
        new ShellWalker(inner, instruction, steps) { _calls = _calls + 1 }.Run(
            found.IsInput ? within with { IsFed = false, Input = null, Address = null } : within
        );
        visit.Scope.Join(place);

        return true;
    }
}
