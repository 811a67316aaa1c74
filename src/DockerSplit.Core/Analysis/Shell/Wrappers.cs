using System.Collections.Immutable;
using DockerSplit.Analysis.Commands;
using DockerSplit.Paths;

namespace DockerSplit.Analysis.Shell;

/// <summary>Commands that run the command behind them, such as <c>sudo</c> and <c>env</c>.</summary>
internal static class Wrappers
{
    /// <summary>The command inside; <c>command -v</c> asks about one and runs none, and so it stays.</summary>
    /// <param name="input">What the command reads, where that is known.</param>
    /// <param name="fed">The word that stands for what is read and not known, as with <c>xargs</c>; null where nothing is read.</param>
    /// <param name="reads">Whether the command's last words come from its input.</param>
    public static ImmutableArray<StepArgument> Unwrap(
        CommandCatalog catalog,
        ImmutableArray<StepArgument> fields,
        string? input,
        out StepArgument? fed,
        out bool reads
    )
    {
        (fed, reads) = (null, false);
        while (fields is [{ Value: { } name }, { } first, ..] && catalog.Row(ContainerPath.Name(name))?.Wrapper is { } wrapper)
        {
            var at = Skip(fields, wrapper.Options) + wrapper.Operands;
            if (at >= fields.Length || (first.Value is { } word && wrapper.Asks.Contains(word)))
                return fields;

            reads |= wrapper.Reads;
            fed = wrapper.Reads ? fields[0] with { Value = null } : fed;
            fields = wrapper.Reads ? WithRead(fields, at, input) : fields[at..];
        }

        return fields;
    }

    /// <summary>
    /// The command of <c>xargs</c>, with one word for all that it reads: each word that holds the mark of <c>-I</c>, or one behind the last.
    /// What it reads is known where an <c>echo</c> or a file of the context feeds it.
    /// </summary>
    private static ImmutableArray<StepArgument> WithRead(ImmutableArray<StepArgument> fields, int at, string? input)
    {
        if (MarkOf(fields[1..at]) is not { } mark)
            return input is null || input.AsSpan().ContainsAny('\'', '"', '\\')
                ? [.. fields[at..], fields[0] with { Value = null }]
                :
                [
                    .. fields[at..],
                    .. input
                        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                        .Select(word => fields[0] with { Value = word, Text = word }),
                ];

        return
        [
            .. fields[at..]
                .Select(field => field.Value?.Contains(mark, StringComparison.Ordinal) == true ? field with { Value = null } : field),
        ];
    }

    private static string? MarkOf(ImmutableArray<StepArgument> options)
    {
        for (var i = 0; i < options.Length; i++)
        {
            if (options[i].Value is not { } option)
                continue;
            if (option == "-I")
                return i + 1 < options.Length ? options[i + 1].Value : null;
            if (option.StartsWith("-I", StringComparison.Ordinal))
                return option[2..];
            if (option.StartsWith("--replace=", StringComparison.Ordinal))
                return option["--replace=".Length..];
            if (option == "--replace" || (option is ['-', not '-', ..] && option.Contains('i', StringComparison.Ordinal)))
                return "{}";
        }

        return null;
    }

    private static int Skip(ImmutableArray<StepArgument> fields, string[] options)
    {
        var at = 1;
        while (at < fields.Length && (fields[at].Text.StartsWith('-') || IsAssignment(fields[at].Text)))
            at += options.Contains(fields[at].Value) ? 2 : 1;

        return at;
    }

    private static bool IsAssignment(string text) => text.Contains('=', StringComparison.Ordinal) && !text.StartsWith('/');
}
