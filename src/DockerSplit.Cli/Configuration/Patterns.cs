using System.Text.RegularExpressions;

namespace DockerSplit.Cli.Configuration;

/// <summary>Regular expressions that users write.</summary>
internal static class Patterns
{
    /// <summary>What is wrong with one; null when nothing is.</summary>
    public static string? Complaint(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

            return null;
        }
        catch (RegexParseException exception)
        {
            return $"'{pattern}' is no regular expression: {exception.Message}";
        }
    }
}
