using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DockerSplit.Cli.Reports;

namespace DockerSplit.Cli.Rendering.Sarif;

/// <summary>The part of SARIF 2.1.0 that is written.</summary>
internal sealed record SarifLog([property: JsonPropertyName("$schema")] string Schema, string Version, ImmutableArray<SarifRun> Runs)
{
    /// <summary>A log of findings.</summary>
    public static SarifLog Of(IEnumerable<Finding> findings, string toolVersion) =>
        new(
            "https://json.schemastore.org/sarif-2.1.0.json",
            "2.1.0",
            [new(new(new("docksplit", toolVersion, [.. FindingRules.All.Select(Rule)])), [.. findings.Select(Result)])]
        );

    private static SarifRule Rule(FindingRule rule) =>
        new(rule.Id, new(rule.Title), new($"{rule.Title}."), new(rule.Help), new(rule.Level));

    private static SarifResult Result(Finding finding) =>
        new(
            finding.Rule.Id,
            finding.Rule.Level,
            new(finding.Message),
            [new(new(new(finding.Address), new(finding.Line, finding.Column)))],
            new(finding.Fingerprint)
        );
}

/// <summary>A run. Columns count as the texts of .NET do.</summary>
internal sealed record SarifRun(SarifTool Tool, ImmutableArray<SarifResult> Results)
{
    public string ColumnKind { get; } = "utf16CodeUnits";
}

internal sealed record SarifTool(SarifDriver Driver);

internal sealed record SarifDriver(string Name, string Version, ImmutableArray<SarifRule> Rules);

internal sealed record SarifRule(
    string Id,
    SarifText ShortDescription,
    SarifText FullDescription,
    SarifText Help,
    SarifConfiguration DefaultConfiguration
);

internal sealed record SarifConfiguration(string Level);

internal sealed record SarifText(string Text);

internal sealed record SarifResult(
    string RuleId,
    string Level,
    SarifText Message,
    ImmutableArray<SarifLocation> Locations,
    SarifFingerprints PartialFingerprints
);

/// <summary>By what a finding is known again.</summary>
internal sealed record SarifFingerprints([property: JsonPropertyName("docksplit/v1")] string First);

internal sealed record SarifLocation(SarifPhysicalLocation PhysicalLocation);

internal sealed record SarifPhysicalLocation(SarifArtifact ArtifactLocation, SarifRegion Region);

internal sealed record SarifArtifact(string Uri);

internal sealed record SarifRegion(int StartLine, int StartColumn);
