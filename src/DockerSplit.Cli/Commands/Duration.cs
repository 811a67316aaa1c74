using System.CommandLine.Parsing;
using System.Globalization;

namespace DockerSplit.Commands;

/// <summary>Durations as people type them: <c>45</c> (seconds), <c>90s</c>, <c>2m</c>.</summary>
internal static class Duration
{
    private const double LongestSeconds = 24 * 60 * 60;

    /// <summary>Reads the one token of an option, and complains about anything else.</summary>
    public static TimeSpan? Parse(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        var (number, unit) = text switch
        {
            [.. var head, 's'] => (head, 1),
            [.. var head, 'm'] => (head, 60),
            _ => (text, 1),
        };
        if (
            double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value * unit is > 0 and <= LongestSeconds
        )
            return TimeSpan.FromSeconds(value * unit);

        result.AddError($"'{text}' is no duration such as 90s or 2m");

        return null;
    }
}
