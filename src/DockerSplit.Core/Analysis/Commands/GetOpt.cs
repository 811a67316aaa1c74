using System.Collections.Immutable;

namespace DockerSplit.Analysis.Commands;

/// <summary>
/// The arguments of a command as getopt_long reads them: short options in bundles, their values attached or in the next word, long
/// options with <c>=</c> or in the next word, operands in between, and <c>--</c>.
/// </summary>
internal sealed class GetOpt
{
    private readonly ImmutableArray<(string Name, StepArgument? Value)> _options;

    private GetOpt(ImmutableArray<(string, StepArgument?)> options, ImmutableArray<StepArgument> operands) =>
        (_options, Operands) = (options, operands);

    /// <summary>The words that are no options.</summary>
    public ImmutableArray<StepArgument> Operands { get; }

    /// <summary>Reads arguments.</summary>
    /// <param name="takes">The letters of short options that take a value; those behind a colon take one only where it is attached.</param>
    /// <param name="takesLong">The names, with dashes, of long options that take the next word where they have no <c>=</c>.</param>
    public static GetOpt Read(Invocation invocation, string takes, params ReadOnlySpan<string> takesLong)
    {
        var options = ImmutableArray.CreateBuilder<(string, StepArgument?)>();
        var operands = ImmutableArray.CreateBuilder<StepArgument>();
        var arguments = invocation.Arguments;
        for (var at = 0; at < arguments.Length; at++)
        {
            var text = arguments[at].Value ?? arguments[at].Text.TrimStart('"');
            if (text == "--")
            {
                operands.AddRange(arguments.AsSpan()[(at + 1)..]);
                break;
            }

            if (text is not ['-', _, ..])
                operands.Add(arguments[at]);
            else if (text.StartsWith("--", StringComparison.Ordinal))
                at += Long(options, arguments, at, text, takesLong) ? 1 : 0;
            else
                at += Bundle(options, arguments, at, text, takes) ? 1 : 0;
        }

        return new(options.ToImmutable(), operands.ToImmutable());
    }

    /// <summary>Whether an option is given by one of its names, dashes included.</summary>
    public bool Has(params ReadOnlySpan<string> names)
    {
        foreach (var (name, _) in _options)
        {
            if (names.Contains(name))
                return true;
        }

        return false;
    }

    /// <summary>The last value of an option, which is the one that counts; null where it is not given.</summary>
    public StepArgument? Value(params ReadOnlySpan<string> names)
    {
        for (var at = _options.Length - 1; at >= 0; at--)
        {
            if (names.Contains(_options[at].Name) && _options[at].Value is { } value)
                return value;
        }

        return null;
    }

    /// <summary>All values of an option in their order.</summary>
    public ImmutableArray<StepArgument> Values(params string[] names) =>
        [.. _options.Where(option => names.Contains(option.Name)).Select(option => option.Value).OfType<StepArgument>()];

    private static bool Long(
        ImmutableArray<(string, StepArgument?)>.Builder options,
        ImmutableArray<StepArgument> arguments,
        int at,
        string text,
        ReadOnlySpan<string> takes
    )
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals > 0)
        {
            options.Add((text[..equals], Part(arguments[at], text, equals + 1)));
            return false;
        }

        var next = takes.Contains(text) && at + 1 < arguments.Length ? arguments[at + 1] : null;
        options.Add((text, next));

        return next is not null;
    }

    private static bool Bundle(
        ImmutableArray<(string, StepArgument?)>.Builder options,
        ImmutableArray<StepArgument> arguments,
        int at,
        string text,
        string takes
    )
    {
        for (var letter = 1; letter < text.Length; letter++)
        {
            var place = takes.IndexOf(text[letter], StringComparison.Ordinal);
            var attachedOnly = place > takes.IndexOf(':', StringComparison.Ordinal) && takes.Contains(':', StringComparison.Ordinal);
            if (place < 0)
            {
                options.Add(($"-{text[letter]}", null));
                continue;
            }

            var isLast = letter == text.Length - 1;
            var next =
                !isLast ? Part(arguments[at], text, letter + 1)
                : !attachedOnly && at + 1 < arguments.Length ? arguments[at + 1]
                : null;
            options.Add(($"-{text[letter]}", next));

            return isLast && next is not null;
        }

        return false;
    }

    /// <summary>The rest of a word; as unknown as the word.</summary>
    private static StepArgument Part(StepArgument word, string text, int from) =>
        word with
        {
            Value = word.Value is null ? null : text[from..],
            Text = text[from..],
        };
}
