using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace DockerSplit.Cli.Reports;

/// <summary>The part of SARIF 2.1.0 that is written.</summary>
internal sealed record SarifLog(
    [property: JsonPropertyName("$schema")] string Schema,
    string Version,
    ImmutableArray<SarifRun> Runs
)
{
    /// <summary>A log of findings.</summary>
    public static SarifLog Of(IEnumerable<Finding> findings, string toolVersion) =>
        new(
            "https://json.schemastore.org/sarif-2.1.0.json",
            "2.1.0",
            [
                new(
                    new(new("docksplit", toolVersion, [.. FindingRules.All.Select(rule => new SarifRule(rule.Id, new(rule.Title)))])),
                    [.. findings.Select(Result)]
                ),
            ]
        );

    private static SarifResult Result(Finding finding) =>
        new(
            finding.Rule.Id,
            finding.Rule.Level,
            new(finding.Message),
            [new(new(new(finding.File.Replace('\\', '/')), new(finding.Line, finding.Column)))]
        );
}

internal sealed record SarifRun(SarifTool Tool, ImmutableArray<SarifResult> Results);

internal sealed record SarifTool(SarifDriver Driver);

internal sealed record SarifDriver(string Name, string Version, ImmutableArray<SarifRule> Rules);

internal sealed record SarifRule(string Id, SarifText ShortDescription);

internal sealed record SarifText(string Text);

internal sealed record SarifResult(string RuleId, string Level, SarifText Message, ImmutableArray<SarifLocation> Locations);

internal sealed record SarifLocation(SarifPhysicalLocation PhysicalLocation);

internal sealed record SarifPhysicalLocation(SarifArtifact ArtifactLocation, SarifRegion Region);

internal sealed record SarifArtifact(string Uri);

internal sealed record SarifRegion(int StartLine, int StartColumn);

/// <summary>Something to say of a Dockerfile at a place.</summary>
internal sealed record Finding(FindingRule Rule, string File, int Line, int Column, string Message);

/// <summary>A kind of finding.</summary>
/// <param name="Level">SARIF's and GitHub's word: <c>error</c>, <c>warning</c> or <c>note</c>.</param>
internal sealed record FindingRule(string Id, string Title, string Level);

/// <summary>The kinds of findings.</summary>
internal static class FindingRules
{
    public static FindingRule WouldGain { get; } = new("would-gain", "The image would get smaller with a runtime stage", "warning");

    public static FindingRule Unreadable { get; } = new("unreadable", "The Dockerfile cannot be read or uses something unsupported", "error");

    public static FindingRule Failed { get; } = new("failed", "The rewritten image does not do what the original does", "error");

    public static IEnumerable<FindingRule> All => [WouldGain, Unreadable, Failed];
}
