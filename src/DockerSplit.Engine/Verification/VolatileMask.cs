using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace DockerSplit.Engine.Verification;

/// <summary>Replaces the parts of an answer that differ each time: dates, ids, addresses. The rules are in <c>Data/masks.json</c>, in order.</summary>
internal static class VolatileMask
{
    private static readonly ImmutableArray<(Regex Pattern, string Replacement)> Rules =
    [
        .. EngineData.Masks.Select(rule =>
            (
                new Regex(rule.Pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(2)),
                rule.Replacement
            )
        ),
    ];

    /// <summary>The text with its volatile parts replaced.</summary>
    public static string Apply(string text) => Rules.Aggregate(text, (masked, rule) => Replace(masked, rule.Pattern, rule.Replacement));

    // A rule that takes too long on a hostile text masks nothing: then the answers differ, which is the safe side.
    private static string Replace(string text, Regex pattern, string replacement)
    {
        try
        {
            return pattern.Replace(text, replacement);
        }
        catch (RegexMatchTimeoutException)
        {
            return text;
        }
    }
}
