using System.Text.RegularExpressions;

namespace DockerSplit.Cli.Configuration;

/// <summary>Puts values in the places of a compose file's variables, as the compose specification says (12, interpolation).</summary>
internal static partial class Interpolation
{
    /// <param name="variable">The value of a variable; null where it is not set.</param>
    public static string Apply(string text, Func<string, string?> variable) =>
        Place()
            .Replace(
                text,
                match =>
                    match.Groups["name"] is { Success: true, Value: var name }
                        ? Value(variable(name), match.Groups["operator"].Value, match.Groups["word"].Value)
                        : "$"
            );

    private static string Value(string? value, string how, string word) =>
        how switch
        {
            ":-" or ":?" => string.IsNullOrEmpty(value) ? Default(how, word) : value,
            "-" or "?" => value ?? Default(how, word),
            ":+" => string.IsNullOrEmpty(value) ? "" : word,
            "+" => value is null ? "" : word,
            _ => value ?? "",
        };

    /// <summary>Behind a question mark stands a complaint and no value.</summary>
    private static string Default(string how, string word) => how.EndsWith('?') ? "" : word;

    [GeneratedRegex(
        @"\$(\$|\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(?<operator>:?[-?+])?(?<word>[^}]*)\}|(?<name>[A-Za-z_][A-Za-z0-9_]*))",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Place();
}
