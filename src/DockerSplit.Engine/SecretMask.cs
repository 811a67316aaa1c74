using System.Collections.Immutable;
using System.Text.RegularExpressions;
using DockerSplit.Planning;

namespace DockerSplit.Engine;

/// <summary>Hides the values of variables whose names look secret.</summary>
public sealed class SecretMask
{
    /// <summary>What stands in a secret's place.</summary>
    public const string Mask = "***";

    // A shorter value would be found all over an innocent text.
    private const int ShortestSecret = 4;

    private static readonly Lazy<Regex> Names = new(() =>
        new Regex(
            string.Join('|', EngineData.SecretNames.Select(name => name.Pattern)),
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)
        )
    );

    private readonly ImmutableArray<string> _secrets;

    private SecretMask(ImmutableArray<string> secrets) => _secrets = secrets;

    public static SecretMask None { get; } = new([]);

    /// <summary>A mask for the secrets among the variables.</summary>
    public static SecretMask For(IEnumerable<KeyValuePair<string, string?>> variables) =>
        new([
            .. variables
                .Where(variable => LooksSecret(variable.Key))
                .Select(variable => variable.Value ?? "")
                .Where(value => value.Length >= ShortestSecret)
                .Distinct(StringComparer.Ordinal)
                // A secret that holds another one must go first.
                .OrderByDescending(value => value.Length),
        ]);

    /// <summary>A mask for the secrets among variables written <c>NAME=value</c>.</summary>
    public static SecretMask For(IEnumerable<string> environment) =>
        For(
            environment.Select(variable => variable.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], pair.ElementAtOrDefault(1)))
        );

    /// <summary>Whether a variable of this name likely holds a secret.</summary>
    public static bool LooksSecret(string name) => Names.Value.IsMatch(name);

    /// <summary>The text with every secret replaced.</summary>
    public string Apply(string text) =>
        _secrets.Aggregate(text, (masked, secret) => masked.Replace(secret, Mask, StringComparison.Ordinal));
}
