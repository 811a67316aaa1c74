using System.Globalization;
using Humanizer;

namespace DockerSplit.Cli.Reports;

/// <summary>Sizes for people, in the decimal units that docker prints.</summary>
internal static class Sizes
{
    /// <summary>Such as <c>12.1 MB</c>.</summary>
    public static string Show(long bytes) =>
        bytes < 1000
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes} B")
            : $"{((double)bytes).ToMetric(MetricNumeralFormats.WithSpace, decimals: 1)}B";

    /// <summary>Such as <c>144 MB -> 12 MB, 91.7 % smaller</c>.</summary>
    public static string Compare(long before, long after)
    {
        var change = before == 0 ? 0 : Math.Round(100.0 * (before - after) / before, 1);
        var word = change >= 0 ? "smaller" : "larger";

        return string.Create(CultureInfo.InvariantCulture, $"{Show(before)} -> {Show(after)}, {Math.Abs(change)} % {word}");
    }
}
