using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DockerSplit.Cli.Reports;

namespace DockerSplit.Cli.Rendering.GitLab;

/// <summary>A finding in the form of GitLab's code quality reports.</summary>
/// <param name="Severity"><c>info</c>, <c>minor</c> or <c>major</c>.</param>
internal sealed record CodeQualityIssue(
    string Description,
    [property: JsonPropertyName("check_name")] string CheckName,
    string Fingerprint,
    string Severity,
    CodeQualityPlace Location
)
{
    public static ImmutableArray<CodeQualityIssue> Of(IEnumerable<Finding> findings) => [.. findings.Select(Of)];

    private static CodeQualityIssue Of(Finding finding) =>
        new(
            finding.Message,
            finding.Rule.Id,
            finding.Fingerprint,
            finding.Rule.Level switch
            {
                FindingRule.Error => "major",
                FindingRule.Warning => "minor",
                _ => "info",
            },
            new(finding.File.Replace('\\', '/'), new(finding.Line))
        );
}

/// <summary>Where it is.</summary>
internal sealed record CodeQualityPlace(string Path, CodeQualityLines Lines);

/// <summary>The line it begins at.</summary>
internal sealed record CodeQualityLines(int Begin);
