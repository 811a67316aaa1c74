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
    /// <param name="ownNames">What else stands for the container itself, such as its host name and published ports.</param>
    public static string Apply(string text, IEnumerable<string>? ownNames = null)
    {
        foreach (var name in ownNames ?? [])
            text = text.Replace(name, "<id>", StringComparison.Ordinal);
        foreach (var (pattern, replacement) in Rules)
            text = Replace(text, pattern, replacement);

        return text;
    }

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
