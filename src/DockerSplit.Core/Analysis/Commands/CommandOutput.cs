using System.Text.RegularExpressions;

namespace DockerSplit.Analysis.Commands;

/// <summary>What can be told of a command substitution that could not be expanded.</summary>
internal static partial class CommandOutput
{
    /// <summary>The file that <c>$(cat FILE)</c>, <c>$(&lt;FILE)</c> or the same in backquotes prints; null for anything else.</summary>
    public static string? FileOf(string text) => Printed().Match(text) is { Success: true } match ? match.Groups["file"].Value : null;

    [GeneratedRegex("""^"?(\$\(|`)\s*(cat\s+|<\s*)(?<file>[^\s|;&<>()`$*?"']+)\s*(\)|`|\|)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Printed();
}
