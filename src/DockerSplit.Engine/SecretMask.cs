using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace DockerSplit.Engine;

/// <summary>
/// Hides secrets: the values of variables whose names look secret, in each form in which a builder or a shell may print them, and
/// whatever has the shape of a secret. It is to be applied to plain texts, before any form of report escapes them.
/// </summary>
public sealed partial class SecretMask
{
    /// <summary>What stands in a secret's place.</summary>
    public const string Mask = "***";

    // A shorter value would be found all over an innocent text.
    private const int ShortestSecret = 4;

    private static readonly Lazy<Regex> Names = new(() =>
        new Regex(
            string.Join('|', EngineData.SecretNames.Select(name => name.Pattern)),
            RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)
        )
    );

    private static readonly Lazy<ImmutableArray<Regex>> Shapes = new(() =>
        [
            .. EngineData.SecretShapes.Select(shape => new Regex(
                shape.Pattern,
                RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(1)
            )),
        ]
    );

    private readonly ImmutableArray<string> _secrets;

    private SecretMask(ImmutableArray<string> secrets) => _secrets = secrets;

    /// <summary>A mask that knows no values, only shapes.</summary>
    public static SecretMask None { get; } = new([]);

    /// <summary>A mask for the secrets among the variables.</summary>
    public static SecretMask For(IEnumerable<KeyValuePair<string, string?>> variables) =>
        None.And(variables.Where(variable => LooksSecret(variable.Key)).Select(variable => variable.Value ?? ""));

    /// <summary>A mask for the secrets among variables written <c>NAME=value</c>.</summary>
    public static SecretMask For(IEnumerable<string> environment) =>
        For(
            environment.Select(variable => variable.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], pair.ElementAtOrDefault(1)))
        );

    /// <summary>This mask, and one for values that are secret whatever their names.</summary>
    public SecretMask And(IEnumerable<string> values) =>
        new([
            .. values
                .SelectMany(FormsOf)
                .Where(value => value.Length >= ShortestSecret)
                .Concat(_secrets)
                .Distinct(StringComparer.Ordinal)
                // A secret that holds another one must go first.
                .OrderByDescending(value => value.Length),
        ]);

    /// <summary>Whether a variable of this name likely holds a secret. A name is seen by its parts, <c>dbPassword1</c> as <c>DB_PASSWORD</c>.</summary>
    public static bool LooksSecret(string name)
    {
        var parts = NotInAName().Replace(CaseChange().Replace(name, "_"), "_").ToUpperInvariant().Split('_');
        var plain = $"_{string.Join('_', parts.Select(part => part.TrimEnd(Digits)).Where(part => part.Length > 0))}_";

        return Names.Value.IsMatch(plain) && !PlaceOfASecret().IsMatch(plain);
    }

    /// <summary>The text with every secret replaced.</summary>
    public string Apply(string text)
    {
        if (text.Length < ShortestSecret)
            return text;

        var masked = _secrets.Aggregate(text, (known, secret) => known.Replace(secret, Mask, StringComparison.Ordinal));
        try
        {
            return Shapes.Value.Aggregate(masked, (known, shape) => shape.Replace(known, Hide));
        }
        catch (RegexMatchTimeoutException)
        {
            // What cannot be looked through is not shown.
            return Mask;
        }
    }

    private static readonly char[] Digits = [.. "0123456789"];

    private static string Hide(Match match) =>
        match.Groups["secret"] is { Success: true } secret
            ? string.Concat(
                match.Value.AsSpan(0, secret.Index - match.Index),
                Mask,
                match.Value.AsSpan(secret.Index - match.Index + secret.Length)
            )
            : Mask;

    /// <summary>A value as it may be met: as it is, line by line, and quoted by Go and JSON, a shell, or an address.</summary>
    private static IEnumerable<string> FormsOf(string value)
    {
        var quoted = value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        var oneLine = quoted.ReplaceLineEndings("\\n").Replace("\t", "\\t", StringComparison.Ordinal);

        return
        [
            value,
            value.Trim(),
            .. value.Split('\n', '\r').Select(line => line.Trim()),
            value.ReplaceLineEndings(" ").Trim(),
            oneLine,
            // A command line is quoted once more where it is a word of another.
            quoted.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal),
            .. oneLine.Contains("\\n", StringComparison.Ordinal) ? oneLine.Split("\\n") : [],
            // Go's JSON escapes what HTML might take for markup.
            oneLine
                .Replace("<", "\\u003c", StringComparison.Ordinal)
                .Replace(">", "\\u003e", StringComparison.Ordinal)
                .Replace("&", "\\u0026", StringComparison.Ordinal),
            value.Replace("'", "'\\''", StringComparison.Ordinal),
            Uri.EscapeDataString(value),
        ];
    }

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CaseChange();

    [GeneratedRegex("[^A-Za-z0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotInAName();

    // Where a secret lies, or which one it is, is none.
    [GeneratedRegex(
        "_(FILE|PATH|DIR|DIRECTORY|FINGERPRINT)_$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex PlaceOfASecret();
}
