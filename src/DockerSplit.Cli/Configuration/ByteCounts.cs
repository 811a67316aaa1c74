using System.Globalization;

namespace DockerSplit.Cli.Configuration;

/// <summary>Amounts of memory as docker takes them: <c>64m</c>, <c>1g</c>, a plain number of bytes.</summary>
internal static class ByteCounts
{
    /// <summary>The bytes; null for anything else.</summary>
    public static long? Parse(string text)
    {
        var lower = text.ToLowerInvariant();
        var trimmed = lower.EndsWith('b') && lower.Length > 1 ? lower[..^1] : lower;
        var (number, factor) = trimmed switch
        {
            [.. var head, 'k'] => (head, 1L << 10),
            [.. var head, 'm'] => (head, 1L << 20),
            [.. var head, 'g'] => (head, 1L << 30),
            _ => (trimmed, 1L),
        };

        return
            long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value > 0
            && value < long.MaxValue / factor
            ? value * factor
            : null;
    }
}
