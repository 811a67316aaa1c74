using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace DockerSplit.Engine.Verification;

/// <summary>Start commands that do the same in every image, so that nothing follows from them. The patterns are in <c>Data/idle-commands.json</c>.</summary>
internal static class IdleCommands
{
    private static readonly ImmutableArray<Regex> Patterns =
    [
        .. EngineData.IdleCommands.Select(rule => new Regex(
            $"^({rule.Pattern})$",
            RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)
        )),
    ];

    /// <summary>Whether a command does nothing of its own; one without words is none.</summary>
    public static bool Are(ImmutableArray<string> words)
    {
        // The shell form is a command in one word behind a shell.
        var line = words is [_, "-c", var script] ? script.Trim() : string.Join(' ', words);
        if (line.StartsWith("exec ", StringComparison.Ordinal))
            line = line["exec ".Length..];

        return line.Length == 0 || Patterns.Any(pattern => pattern.IsMatch(line));
    }
}
