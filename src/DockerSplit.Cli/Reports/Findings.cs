using System.Collections.Immutable;
using DockerSplit.Application;

namespace DockerSplit.Cli.Reports;

/// <summary>What of a report is worth an entry in code scanning or an annotation.</summary>
internal static class Findings
{
    /// <summary>Each gain, each doubt that stands before one, and each file that cannot be read.</summary>
    public static ImmutableArray<Finding> Of(CheckReport report) => [.. report.Files.SelectMany(Of)];

    /// <summary>What is wrong with the Dockerfile, what is not known of it, or that the rewritten one fails.</summary>
    public static ImmutableArray<Finding> Of(RewriteReport report) =>
        report.Outcome switch
        {
            Outcome.Unsupported => [.. report.Diagnostics.Select(diagnostic => Of(FindingRules.Unreadable, diagnostic))],
            Outcome.NeedsEngine => [.. report.Diagnostics.Select(diagnostic => Of(FindingRules.MayGain, diagnostic))],
            Outcome.Unproved => [new(FindingRules.MayGain, report.Dockerfile, 1, 1, $"{report.Verdict}: {report.Explanation}")],
            Outcome.OriginalBroken or Outcome.RewrittenBroken or Outcome.ProbesDiffer or Outcome.NotSmaller =>
            [
                new(FindingRules.Failed, report.Dockerfile, 1, 1, $"{report.Verdict}: {report.Explanation}"),
            ],
            _ => [],
        };

    /// <summary>Each thing in which the images differ; the place is the image's name, since there is no text.</summary>
    public static ImmutableArray<Finding> Of(CompareReport report) =>
        [
            .. report
                .Ledger.Findings.Where(finding => finding.IsBreak)
                .Select(finding => new Finding(FindingRules.Failed, report.Rewritten, 1, 1, $"{finding.Title}: {finding.Remedy}")),
        ];

    private static IEnumerable<Finding> Of(CheckedFile file)
    {
        FindingRule? rule = file switch
        {
            { WouldGain: true } => FindingRules.WouldGain,
            { MayGain: true } => FindingRules.MayGain,
            { Outcome: Outcome.Unproved } => FindingRules.MayGain,
            { Outcome: Outcome.Unsupported } => FindingRules.Unreadable,
            { Outcome: Outcome.NothingToSplit or Outcome.AlreadyMultiStage } => null,
            _ => FindingRules.Failed,
        };
        if (rule is null)
            return [];

        var doubts = file.Doubts.Select(doubt => new Finding(
            FindingRules.MayGain,
            file.File,
            doubt.Line,
            doubt.Column,
            $"{doubt.Message} [{doubt.Id}]"
        ));

        return [new(rule, file.File, file.Line, file.Column, file.Reason + file.SavingNote), .. doubts];
    }

    private static Finding Of(FindingRule rule, DiagnosticReport diagnostic) =>
        new(rule, diagnostic.File, diagnostic.Line, diagnostic.Column, $"{diagnostic.Message} [{diagnostic.Id}]");
}
