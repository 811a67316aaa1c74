using System.Text.RegularExpressions;
using DockerSplit.Facts;
using DockerSplit.Planning;

namespace DockerSplit.Knowledge;

/// <summary>Which smaller images fit behind a larger one: <c>Data/runtime-bases.json</c> by name, <c>Data/distribution-bases.json</c> by what was seen.</summary>
public static class RuntimeBaseKnowledge
{
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private static readonly Lazy<RuntimeBaseRow[]> ByName = new(() =>
        KnowledgeFile.Read("runtime-bases.json", KnowledgeJson.Default.RuntimeBaseRowArray)
    );

    private static readonly Lazy<DistributionBaseRow[]> ByDistribution = new(() =>
        KnowledgeFile.Read("distribution-bases.json", KnowledgeJson.Default.DistributionBaseRowArray)
    );

    /// <summary>The runtime or slim variant that the image's name tells; null when no row knows one.</summary>
    public static RuntimeVariant? VariantOf(string reference)
    {
        var name = reference.Split('@')[0];
        if (!name[(name.LastIndexOf('/') + 1)..].Contains(':', StringComparison.Ordinal))
            name += ":latest";
        foreach (var row in ByName.Value)
        {
            var match = Regex.Match(name, row.Image, RegexOptions.ExplicitCapture, MatchTimeout);
            if (match.Success && !Regex.IsMatch(name[name.LastIndexOf(':')..], row.Not, RegexOptions.ExplicitCapture, MatchTimeout))
                return new(match.Result(row.Runtime).Replace(":latest-", ":", StringComparison.Ordinal), row.Holds, row.Why);
        }

        return null;
    }

    /// <summary>The plain image of a release of a distribution, as os-release names both; null when no row knows it.</summary>
    public static RuntimeVariant? PlainImageOf(string distribution, string release)
    {
        var row = Array.Find(
            ByDistribution.Value,
            row =>
                row.Distribution == distribution && (release == row.Release || release.StartsWith(row.Release + ".", StringComparison.Ordinal))
        );
        if (row is null)
            return null;

        var branch = string.Join('.', release.Split('.').Take(2));

        return new(row.Image.Replace("{release}", branch, StringComparison.Ordinal), "distribution", row.Why);
    }
}

/// <summary>A smaller image that may stand in for a larger one.</summary>
/// <param name="Holds">What it brings besides the system: <c>language</c> or <c>distribution</c> (nothing).</param>
public sealed record RuntimeVariant(string Reference, string Holds, string Why);

/// <summary>A family of images and the name of its runtime variant.</summary>
/// <param name="Image">A regular expression for <c>name:tag</c>; its groups stand in <paramref name="Runtime"/>.</param>
/// <param name="Not">A regular expression for tags to which the row does not apply.</param>
public sealed record RuntimeBaseRow(string Image, string Not, string Runtime, string Holds, string Why);

/// <summary>The plain image of a release.</summary>
public sealed record DistributionBaseRow(string Distribution, string Release, string Codename, string Image, string Why);
