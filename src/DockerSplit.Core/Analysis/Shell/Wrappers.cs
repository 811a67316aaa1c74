using System.Collections.Immutable;
using DockerSplit.Analysis.Commands;
using DockerSplit.Paths;

namespace DockerSplit.Analysis.Shell;

/// <summary>Commands that run the command behind them, such as <c>sudo</c> and <c>env</c>.</summary>
internal static class Wrappers
{
    /// <summary>The command inside; <c>command -v</c> asks about one and runs none, and so it stays.</summary>
    /// <param name="input">What the command reads, where that is known.</param>
    public static Unwrapped Unwrap(CommandCatalog catalog, ImmutableArray<StepArgument> fields, string? input)
    {
        var result = new Unwrapped(fields, null, null);
        while (result.Fields is [{ Value: { } name }, { } first, ..] && catalog.Row(ContainerPath.Name(name))?.Wrapper is { } wrapper)
        {
            var at = Skip(result.Fields, wrapper.Options) + wrapper.Operands;
            if (at >= result.Fields.Length || (first.Value is { } word && wrapper.Asks.Contains(word)))
                return result;

            result = wrapper.Reads
                ? new(WithRead(result.Fields, at, input), result.Fields[0] with { Value = null }, FileOf(result.Fields[1..at]))
                : result with
                {
                    Fields = result.Fields[at..],
                };
        }

        return result;
    }

    /// <summary>The file of <c>xargs -a</c>.</summary>
    private static StepArgument? FileOf(ImmutableArray<StepArgument> options)
    {
        for (var at = 0; at < options.Length; at++)
        {
            if (options[at].Value is "-a" or "--arg-file" && at + 1 < options.Length)
                return options[at + 1];
            if (options[at].Value?.StartsWith("--arg-file=", StringComparison.Ordinal) == true)
                return options[at] with { Value = options[at].Value!["--arg-file=".Length..] };
        }

        return null;
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

/// <summary>A command without the commands that only start it.</summary>
/// <param name="Fed">The word that stands for what is read from the input, as with <c>xargs</c>; null where nothing is.</param>
/// <param name="File">The file that is read instead of the input.</param>
internal sealed record Unwrapped(ImmutableArray<StepArgument> Fields, StepArgument? Fed, StepArgument? File);
