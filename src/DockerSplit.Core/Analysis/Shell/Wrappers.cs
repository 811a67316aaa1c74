using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DockerSplit.Analysis.Shell;

/// <summary>Commands that run the command behind them, such as <c>sudo</c> and <c>env</c>.</summary>
internal static class Wrappers
{
    /// <summary>By name: the options that take the next word with them, and how many words stand before the command.</summary>
    private static readonly FrozenDictionary<string, (string[] Options, int Operands)> Known = new Dictionary<
        string,
        (string[], int)
    >(StringComparer.Ordinal)
    {
        ["sudo"] = (["-u", "-g", "-h", "-p", "-C", "-r", "-t", "-U", "-D"], 0),
        ["env"] = (["-u", "-C", "-S"], 0),
        ["exec"] = (["-a"], 0),
        ["command"] = ([], 0),
        ["builtin"] = ([], 0),
        ["nohup"] = ([], 0),
        ["time"] = (["-o", "-f"], 0),
        ["nice"] = (["-n"], 0),
        ["ionice"] = (["-c", "-n"], 0),
        ["stdbuf"] = (["-i", "-o", "-e"], 0),
        ["timeout"] = (["-s", "-k"], 1),
        ["fakeroot"] = ([], 0),
        ["gosu"] = ([], 1),
        ["su-exec"] = ([], 1),
        ["xargs"] = (["-n", "-P", "-L", "-s", "-d", "-E", "-a", "-I", "--max-args", "--max-procs", "--max-chars", "--delimiter", "--arg-file"], 0),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The command inside; <c>command -v</c> asks about one and runs none, and so it stays.</summary>
    /// <param name="reads">Whether the command's last words come from its input, as with <c>xargs</c>.</param>
    public static ImmutableArray<StepArgument> Unwrap(ImmutableArray<StepArgument> fields, out bool reads)
    {
        reads = false;
        while (fields is [{ Value: { } name }, _, ..] && Known.TryGetValue(name, out var wrapper))
        {
            var at = Skip(fields, wrapper.Options) + wrapper.Operands;
            if (at >= fields.Length || (name == "command" && fields[1].Value is "-v" or "-V"))
                return fields;

            reads |= name == "xargs";
            fields = name == "xargs" ? WithRead(fields, at) : fields[at..];
        }

        return fields;
    }

    /// <summary>
    /// The command of <c>xargs</c>, with one word for all that it reads: each word that holds the mark of <c>-I</c>, or one behind the last.
    /// What it reads cannot be known.
    /// </summary>
    private static ImmutableArray<StepArgument> WithRead(ImmutableArray<StepArgument> fields, int at)
    {
        if (MarkOf(fields[1..at]) is not { } mark)
            return [.. fields[at..], fields[0] with { Value = null }];

        return [.. fields[at..].Select(field => field.Value?.Contains(mark, StringComparison.Ordinal) == true ? field with { Value = null } : field)];
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
