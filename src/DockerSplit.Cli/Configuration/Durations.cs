using System.Globalization;

namespace DockerSplit.Cli.Configuration;

/// <summary>Durations as people type them: <c>45</c> (seconds), <c>90s</c>, <c>2m</c>.</summary>
internal static class Durations
{
    private const double LongestSeconds = 24 * 60 * 60;

    /// <summary>The duration; null for anything else.</summary>
    public static TimeSpan? Parse(string text)
    {
        var (number, unit) = text switch
        {
            [.. var head, 's'] => (head, 1),
            [.. var head, 'm'] => (head, 60),
            _ => (text, 1),
        };

        return
            double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value * unit is > 0 and <= LongestSeconds
            ? TimeSpan.FromSeconds(value * unit)
            : null;
    }
}
