using System.Collections.Immutable;
using DockerSplit.Analysis.Commands;
using DockerSplit.Paths;
using DockerSplit.Syntax.Shell;
using DockerSplit.Text;

namespace DockerSplit.Analysis.Shell;

/// <summary>A program that a command runs.</summary>
/// <param name="InPlace">Whether it runs in the same shell, as with <c>eval</c> and <c>.</c>.</param>
internal sealed record FoundProgram(LogicalText Text, ShellDialect Dialect, ImmutableArray<StepArgument> Arguments, bool InPlace)
{
    /// <summary>Whether the program is what the command reads from standard input, which its own commands then do not read.</summary>
    public bool IsInput { get; init; }
}

/// <summary>Finds the text of a program that a command runs: a literal argument, or a script that the build context holds.</summary>
internal sealed class ProgramFinder(ShellScript script, ShellScope scope)
{
    /// <summary>More than anybody writes by hand; a generated script is a tool and no list of commands.</summary>
    private const int MaximumLength = 64 * 1024;

    private CommandCatalog Catalog => scope.World.Catalog;

    /// <param name="input">What the command reads from standard input, as far as that is known.</param>
    public FoundProgram? Find(SimpleCommand command, ImmutableArray<StepArgument> fields, string? input)
    {
        var name = fields is [{ Value: { } path }, ..] ? ContainerPath.Name(path) : "";
        switch (Catalog.Row(name)?.Program)
        {
            case ProgramPlace.Words:
                return Eval(command, fields);
            case ProgramPlace.File when fields.Length > 1:
                return Script(fields[1], fields[2..], script.Dialect, inPlace: true);
            case ProgramPlace.Option:
                return Option(command, fields, 1, ShellDialect.Posix);
        }

        if (Catalog.DialectOf(name) is { } dialect)
            return Option(command, fields, 1, dialect) ?? Operand(fields, dialect) ?? Input(fields, dialect, input);

        return fields is [{ Value: { } file }, ..] && file.Contains('/') ? Executable(fields) : null;
    }

    private FoundProgram? Eval(SimpleCommand command, ImmutableArray<StepArgument> fields)
    {
        if (fields.Length < 2 || fields.Skip(1).Any(field => field.Value is null))
            return null;

        var text =
            fields.Length == 2
                ? Text(command, fields[1])
                : At(string.Join(' ', fields.Skip(1).Select(field => field.Value)), fields[1].Span);

        return new(text, script.Dialect, [], InPlace: true);
    }

    /// <summary>The program behind <c>-c</c>, alone or in a bundle such as <c>-exc</c>.</summary>
    private FoundProgram? Option(SimpleCommand command, ImmutableArray<StepArgument> fields, int from, ShellDialect dialect)
    {
        for (var at = from; at + 1 < fields.Length; at++)
        {
            if (fields[at].Value is "--command" or ['-', not '-', .., 'c'] or "-c")
                return fields[at + 1].Value is null
                    ? null
                    : new(
                        Text(command, fields[at + 1]),
                        dialect,
                        at + 3 <= fields.Length ? fields[Math.Min(at + 3, fields.Length)..] : [],
                        InPlace: false
                    );
        }

        return null;
    }

    /// <summary>The first word behind the options, as in <c>sh -x ./install.sh</c>.</summary>
    private FoundProgram? Operand(ImmutableArray<StepArgument> fields, ShellDialect dialect)
    {
        for (var at = 1; at < fields.Length; at++)
        {
            if (fields[at].Value is not ['-', ..])
                return Script(fields[at], fields[(at + 1)..], dialect, inPlace: false);
        }

        return null;
    }

    /// <summary>A shell without a script takes its input for one: <c>RUN &lt;&lt;EOT bash</c> (Dockerfile reference, "Here-Documents").</summary>
    private FoundProgram? Input(ImmutableArray<StepArgument> fields, ShellDialect dialect, string? input) =>
        input is { Length: <= MaximumLength } && fields.Skip(1).All(field => field.Value is ['-', ..])
            ? new(At(input, fields[0].Span), dialect, [], InPlace: false) { IsInput = true }
            : null;

    /// <summary>A file that is run by its path is a shell's program only when its first line says so, or says nothing.</summary>
    private FoundProgram? Executable(ImmutableArray<StepArgument> fields)
    {
        if (Script(fields[0], fields[1..], ShellDialect.Posix, inPlace: false) is not { } found)
            return null;

        var text = found.Text.Text;
        if (!text.StartsWith("#!", StringComparison.Ordinal))
            return found;

        return ShellDialects.OfInterpreter(Catalog, text.AsSpan(2, (text + "\n").IndexOf('\n') - 2).ToString()) is { } dialect
            ? found with
            {
                Dialect = dialect,
            }
            : null;
    }

    private FoundProgram? Script(StepArgument file, ImmutableArray<StepArgument> arguments, ShellDialect dialect, bool inPlace)
    {
        if (scope.World.Context is not { } context || file.Value is not { } name || IsTool(ContainerPath.Name(name)))
            return null;

        var full = WordEvaluator.Resolve(scope.WorkingDirectory, name, file.Text, file.Span, glob: false).Value;

        return full is not null && context.ReadText(full) is { Length: <= MaximumLength } content
            ? new(At(content, file.Span), dialect, arguments, inPlace)
            : null;
    }

    /// <summary>Whether a program's name already tells what it does, and better than its text.</summary>
    private bool IsTool(string name) => IsTool(Catalog, name);

    /// <summary>Whether a program of this name is taken by its name, whatever its text is.</summary>
    public static bool IsTool(CommandCatalog catalog, string name) => catalog.Knows(name) && !catalog.Is(name, CommandTrait.Scripted);

    /// <summary>A quoted program without an expansion keeps the places of its own characters.</summary>
    private LogicalText Text(SimpleCommand command, StepArgument field)
    {
        var word = command.Words.FirstOrDefault(word => script.Text.ToSource(word.Span) == field.Span);
        if (word is { Parts: [SingleQuoted { Dollar: false } or DoubleQuoted { Dollar: false }] })
        {
            var inner = TextSpan.FromBounds(word.Span.Start + 1, word.Span.End - 1);
            if (script.Text.Text.AsSpan(inner.Start, inner.Length).SequenceEqual(field.Value))
                return script.Text.Slice(inner);
        }

        return At(field.Value!, field.Span);
    }

    /// <summary>A program whose places are all the place in the Dockerfile that runs it.</summary>
    private LogicalText At(string program, TextSpan place) =>
        new(script.Text.Source, program, [new(0, place.Start, Math.Min(program.Length, Math.Max(1, place.Length)))]);
}
