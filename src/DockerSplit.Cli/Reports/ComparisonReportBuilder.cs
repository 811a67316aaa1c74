using System.Diagnostics;
using DockerSplit.Application;
using DockerSplit.Application.Comparing;
using DockerSplit.Application.Rewriting;
using DockerSplit.Engine.Verification.Probes;
using DockerSplit.Facts;

namespace DockerSplit.Cli.Reports;

/// <summary>Puts what comparing two images showed into the form of a report.</summary>
internal static class ComparisonReportBuilder
{
    /// <summary>The report with all rounds of a rewrite, and the comparison of the last.</summary>
    public static RewriteReport Add(RewriteReport report, Tried tried) =>
        Add(report, tried.Comparison) with
        {
            Rounds = [.. tried.Rounds.Select(Round)],
            LeftOut = tried.LeftOut,
            Platforms = [.. tried.Platforms.Select(Platform)],
            Explanation = Lines([Explain(tried.Comparison), .. tried.Platforms.Select(Trouble)]),
        };

    private static PlatformReport Platform(PlatformOutcome check) =>
        new(
            check.Platform,
            check.Comparison is { Outcome: var outcome } ? Verdicts.Describe(outcome) : PlatformReport.NotChecked,
            check.Reason ?? check.Comparison?.Explanation
        );

    /// <summary>What is not well on a platform; null where all is, or the comparison's own words tell it.</summary>
    private static string? Trouble(PlatformOutcome check, int number) =>
        number == 0 || check.Comparison is SameBehaviour
            ? null
            : $"{check.Platform}: {Platform(check).Verdict}: {Platform(check).Explanation}";

    private static string? Explain(Comparison comparison) =>
        comparison.Measured is { } measured ? Explain(comparison, measured.Proof) : Lines([comparison.Explanation, .. comparison.Advice]);

    /// <summary>The report with a comparison.</summary>
    public static RewriteReport Add(RewriteReport report, Comparison comparison) =>
        comparison.Measured is not { } measured
            ? report with
            {
                Explanation = Explain(comparison),
            }
            : report with
            {
                Explanation = Explain(comparison),
                Proof = Word(measured.Proof),
                RunAs = measured.RunAs,
                Sizes = new(Image(measured.Original, measured.Facts?.Original), Image(measured.Rewritten, measured.Facts?.Rewritten)),
                Probes = [.. measured.Probes.Select(Probe)],
                Differences = [.. measured.Differences.Select(Describe)],
                Ledger = LedgerReportBuilder.Of(measured.Ledger),
                Files = FileTrees.Of(measured.Facts, measured.Ledger, report.Paths.Where(path => path.IsCopied).Select(path => path.Path)),
                Trace = measured.Trace is { } trace ? TraceReport.Of(trace) : null,
            };

    /// <summary>Why, and where nothing or little is proved, what would prove more.</summary>
    private static string? Explain(Comparison comparison, AnswerWeight proof) =>
        comparison.Outcome switch
        {
            Outcome.Unproved => Lines([comparison.Explanation, .. comparison.Advice, Remedies.ForProof, Remedies.ForGuess]),
            Outcome.Verified when proof == AnswerWeight.Weak => Lines([Remedies.ForWeakProof, .. comparison.Advice]),
            _ => Lines([comparison.Explanation, .. comparison.Advice]),
        };

    private static string? Lines(IEnumerable<string?> lines)
    {
        var said = string.Join('\n', lines.Where(line => line is not null));

        return said.Length == 0 ? null : said;
    }

    private static string Word(AnswerWeight weight) =>
        weight switch
        {
            AnswerWeight.Strong => ProbeReport.Strong,
            AnswerWeight.Weak => ProbeReport.Weak,
            AnswerWeight.Nothing => ProbeReport.None,
            _ => throw new UnreachableException(),
        };

    /// <summary>Both images by layer and by package.</summary>
    public static SizesReport SizesOf(ComparedFacts images) =>
        new(Image(ImageSize.Of(images.Original), images.Original), Image(ImageSize.Of(images.Rewritten), images.Rewritten));

    private static ImageReport Image(ImageSize size, ImageFacts? facts) =>
        new(size.Bytes, [.. size.Layers.Select(layer => new LayerReport(layer.Size, layer.CreatedBy))])
        {
            Packages =
            [
                .. (facts?.Final.Packages.Packages.Values ?? []).Select(package => new InstalledReport(
                    package.Name,
                    package.Version,
                    package.InstalledSize
                )),
            ],
        };

    private static ProbeReport Probe(ProbeOutcome probe) =>
        new(probe.Question, probe.Original.Summary, probe.Rewritten.Summary, probe.Agrees, probe.Note)
        {
            Proves = Word(probe.Weight),
            Group = probe.Group,
        };

    private static DifferenceReport Describe(Difference difference) =>
        new(difference.Subject, difference.Original, difference.Rewritten, Word(difference.Severity));

    private static string Word(Severity severity) =>
        severity switch
        {
            Severity.Breaks => "breaks",
            Severity.Notable => DifferenceReport.Notable,
            Severity.Allowed => DifferenceReport.Allowed,
            _ => throw new UnreachableException(),
        };

    private static RoundReport Round(Round round) =>
        new(
            round.Number,
            Rungs.Name(round.Rung),
            round.Reason,
            Verdicts.Describe(round.Outcome),
            [.. round.Learned.Select(fact => new FactReport(fact.Description, fact.Source))],
            round.Explanation
        );
}
