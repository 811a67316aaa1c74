using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace DockerSplit.Engine;

/// <summary>Tells what a person can do next where something failed, by what was said there: <c>Data/advice.json</c>.</summary>
public static class Advice
{
    /// <summary>What the rules for a service that is not there are about.</summary>
    internal const string Service = "service";

    /// <summary>More helps nobody: the first lines of a failure tell what the others follow from.</summary>
    private const int Most = 2;

    private const int LongestLine = 2000;

    private static readonly Lazy<ImmutableArray<(Regex Pattern, AdviceRule Rule)>> Rules = new(() =>
        [
            .. EngineData.Advice.Select(rule =>
                (
                    new Regex(
                        rule.Pattern,
                        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
                        TimeSpan.FromSeconds(1)
                    ),
                    rule
                )
            ),
        ]
    );

    /// <summary>Where a build failed.</summary>
    public static ImmutableArray<string> OnBuild(IEnumerable<string> lines) => [.. Of("build", lines).Select(found => found.Text)];

    /// <summary>Where a container does not do what it should.</summary>
    /// <param name="hasServices">Whether what it depends on runs beside it: then a connection that fails has another reason.</param>
    /// <param name="servicesOption">The option by which known services would be started; null where none are known.</param>
    public static ImmutableArray<string> OnRun(IEnumerable<string> lines, bool hasServices, string? servicesOption) =>
        [
            .. Of("run", lines)
                .Where(found => !hasServices || found.About != Service)
                .Select(found =>
                    found.About == Service && servicesOption is not null
                        ? $"it asks for a service that is not there; docksplit can start what the compose file says it depends on: {servicesOption}"
                        : found.Text
                ),
        ];

    /// <summary>Where no engine can be used; null where nothing is known.</summary>
    /// <param name="reason">Why not.</param>
    public static string? OnEngine(string reason) => Of("engine", [reason]).Select(found => found.Text).FirstOrDefault();

    /// <summary>The first rule that fits each line, each once.</summary>
    internal static IEnumerable<(string About, string Text)> Of(string occasion, IEnumerable<string> lines) =>
        lines.Select(line => Of(occasion, line)).OfType<(string About, string Text)>().DistinctBy(found => found.About).Take(Most);

    private static (string About, string Text)? Of(string occasion, string line)
    {
        if (line.Length > LongestLine)
            line = line[..LongestLine];
        foreach (var (pattern, rule) in Rules.Value)
        {
            if (rule.On == occasion && pattern.Match(line) is { Success: true } match)
                return (rule.About, rule.Advice.Replace("{name}", match.Groups["name"].Value, StringComparison.Ordinal));
        }

        return null;
    }
}
