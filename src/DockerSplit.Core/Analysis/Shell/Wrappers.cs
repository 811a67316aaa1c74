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
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The command inside; <c>command -v</c> asks about one and runs none, and so it stays.</summary>
    public static ImmutableArray<StepArgument> Unwrap(ImmutableArray<StepArgument> fields)
    {
        while (fields is [{ Value: { } name }, _, ..] && Known.TryGetValue(name, out var wrapper))
        {
            var at = Skip(fields, wrapper.Options) + wrapper.Operands;
            if (at >= fields.Length || (name == "command" && fields[1].Value is "-v" or "-V"))
                return fields;

            fields = fields[at..];
        }

        return fields;
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
