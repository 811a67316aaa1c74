using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.RegularExpressions;
using DockerSplit.Facts;
using DockerSplit.Knowledge;

namespace DockerSplit.Engine.Verification;

/// <summary>Reads from log lines what an image lacks. The patterns are in <c>Data/failures.json</c> and in the ecosystems' data; the first that fits a line wins.</summary>
public static class FailureReader
{
    private const int LongestLine = 4096;

    private static readonly ImmutableArray<(Regex Pattern, FailureRule Rule, string Ecosystem)> Rules =
    [
        .. EngineData.Failures.Select(known =>
            (
                new Regex(
                    known.Rule.Pattern,
                    RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
                    TimeSpan.FromSeconds(1)
                ),
                known.Rule,
                known.Ecosystem
            )
        ),
    ];

    /// <summary>The facts, each once, in the order in which the lines tell them.</summary>
    public static ImmutableArray<LearnedFact> Read(IEnumerable<string> lines)
    {
        var facts = new List<LearnedFact>();
        foreach (var line in lines)
        {
            if (ReadLine(line) is { } fact && !facts.Exists(fact.SameAs))
                facts.Add(fact);
        }

        return [.. facts];
    }

    private static LearnedFact? ReadLine(string line)
    {
        line = line.Length <= LongestLine ? line.TrimEnd() : line[..LongestLine];
        foreach (var (pattern, rule, ecosystem) in Rules)
        {
            if (TryMatch(pattern, line) is { Success: true } match)
                return FactOf(rule, ecosystem, match, line);
        }

        return null;
    }

    private static Match? TryMatch(Regex pattern, string line)
    {
        try
        {
            return pattern.Match(line);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static LearnedFact FactOf(FailureRule rule, string ecosystem, Match match, string line)
    {
        var name = match.Groups["name"].Value;
        var by = match.Groups["by"] is { Success: true } group ? group.Value : null;
        return rule.Fact switch
        {
            FailureFact.Library => new MissingLibrary(name, by, line),
            FailureFact.Symbol => new MissingSymbol(name, by, line),
            FailureFact.Command => new MissingCommand(name, line),
            FailureFact.File => new MissingFile(name, line),
            FailureFact.Module => new MissingModule(ecosystem, name, line),
            FailureFact.User => new MissingUser(name, line),
            FailureFact.Package => new UnknownPackage(name, line),
            FailureFact.Permission => new PermissionDenied(name, line),
            _ => throw new UnreachableException($"A rule of failures.json is about '{rule.Fact}'."),
        };
    }
}
