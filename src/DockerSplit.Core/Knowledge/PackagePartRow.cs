using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace DockerSplit.Knowledge;

/// <summary>A package that builds and brings along the one that runs what was built: of the first, run time needs the second alone.</summary>
/// <param name="Package">A regular expression for the whole name; its groups stand in <paramref name="Part"/>.</param>
/// <param name="Part">The name of the package for run time.</param>
/// <param name="Programs">The programs that are the part's.</param>
/// <param name="Example">A package.</param>
/// <param name="Becomes">Its part.</param>
public sealed record PackagePartRow(
    string Package,
    string Part,
    ImmutableArray<string> Programs,
    string Example,
    string Becomes,
    string Why
)
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    /// <summary>The part of a package; null where the row does not apply.</summary>
    public string? PartOf(string package) =>
        Regex.Match(package, $"^(?:{Package})$", RegexOptions.ExplicitCapture, MatchTimeout) is { Success: true } match
            ? match.Result(Part)
            : null;
}
