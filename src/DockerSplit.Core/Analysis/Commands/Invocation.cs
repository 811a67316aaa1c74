using System.Collections.Immutable;
using DockerSplit.Analysis.Shell;

namespace DockerSplit.Analysis.Commands;

/// <summary>A command with its arguments, as the command readers see it.</summary>
/// <param name="Name">The command's name without its directory and version; empty when it cannot be known.</param>
/// <param name="Memory">What earlier commands left.</param>
internal sealed record Invocation(string Name, ImmutableArray<StepArgument> Arguments, StepPath WorkingDirectory, BuildMemory Memory)
{
    /// <summary>What the shell knows of its variables; null for one that is not known.</summary>
    public Func<string, string?> Variable { get; init; } = static _ => null;

    /// <summary>The command's name as it is called, which may hold a directory; null where none was written.</summary>
    public StepArgument? Program { get; init; }

    /// <summary>The catalog, for commands that run others.</summary>
    public CommandCatalog Catalog { get; init; } = CommandCatalog.Empty;

    /// <summary>What the command reads from standard input, where an <c>echo</c> or a here-document feeds it something known.</summary>
    public string? Input { get; init; }

    /// <summary>What the command finds in its environment, as far as that is known: what is exported, and what stands before its name.</summary>
    public Func<string, string?> Environment { get; init; } = static _ => null;

    /// <summary>A variable as the command finds it: what stands before its name counts more than what the shell knows. Null for one that is not known.</summary>
    public string? Setting(string name) => Environment(name) ?? Variable(name);

    /// <summary>The file that it reads from standard input, as with <c>&lt; FILE</c> or <c>cat FILE |</c>.</summary>
    public StepPath? InputFile { get; init; }

    /// <summary>The address that its standard input is fetched from, as with <c>curl ADDRESS |</c>.</summary>
    public string? Address { get; init; }

    /// <summary>The word that stands for what <c>xargs</c> reads and puts in.</summary>
    public StepArgument? Fed { get; init; }

    public StepPath Path(StepArgument argument) =>
        WordEvaluator.Resolve(WorkingDirectory, argument.Value, argument.Text, argument.Span, argument.HasGlob);

    /// <summary>A path as the command would find it in another directory.</summary>
    public static StepPath At(StepPath directory, StepArgument argument) =>
        WordEvaluator.Resolve(directory, argument.Value, argument.Text, argument.Span, argument.HasGlob);

    public ImmutableArray<StepPath> Paths(IEnumerable<StepArgument> arguments) => [.. arguments.Select(Path)];

    /// <summary>Whether one of the flags is given, alone or, for a single letter, in a bundle such as <c>-rf</c>.</summary>
    public bool Has(params ReadOnlySpan<string> flags)
    {
        foreach (var argument in Arguments)
        {
            foreach (var flag in flags)
            {
                if (
                    argument.Value == flag
                    || (
                        flag.Length == 2
                        && argument.Value is ['-', not '-', ..] bundle
                        && bundle.Contains(flag[1], StringComparison.Ordinal)
                    )
                )
                    return true;
            }
        }

        return false;
    }

    /// <summary>The value of an option: <c>--name value</c>, <c>--name=value</c>, <c>-n value</c> or <c>-nvalue</c>.</summary>
    public StepArgument? Option(params string[] names) => Options(names).FirstOrDefault();

    private StepArgument? Value(int at, string name)
    {
        var argument = Arguments[at];
        var text = argument.Value ?? argument.Text.TrimStart('"');
        if (text == name && argument.Value is not null)
            return at + 1 < Arguments.Length ? Arguments[at + 1] : null;

        var isLetter = name.Length == 2 || name.EndsWith('=');
        var stem = isLetter ? name : name + "=";
        if (text.Length <= stem.Length && argument.Value is null || !text.StartsWith(stem, StringComparison.Ordinal))
            return null;

        return argument with
        {
            Value = argument.Value?[stem.Length..],
            Text = text[stem.Length..],
        };
    }

    /// <summary>The values of an option that may be given more than once, in the forms of <see cref="Option"/>.</summary>
    public IEnumerable<StepArgument> Options(params string[] names)
    {
        for (var at = 0; at < Arguments.Length; at++)
        {
            foreach (var name in names)
            {
                if (Value(at, name) is { } value)
                    yield return value;
            }
        }
    }

    /// <summary>The arguments that are no options; those named take the next argument with them. Everything behind <c>--</c> counts.</summary>
    public ImmutableArray<StepArgument> Operands(params ReadOnlySpan<string> takesValue)
    {
        var operands = ImmutableArray.CreateBuilder<StepArgument>();
        for (var i = 0; i < Arguments.Length; i++)
        {
            var value = Arguments[i].Value;
            if (value == "--")
                return [.. operands, .. Arguments[(i + 1)..]];
            if (value is ['-', _, ..])
                i += takesValue.Contains(value) ? 1 : 0;
            else
                operands.Add(Arguments[i]);
        }

        return operands.ToImmutable();
    }
}
