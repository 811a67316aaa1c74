using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using DockerSplit.Application;
using DockerSplit.Application.Rewriting;
using DockerSplit.Application.Verifying;
using DockerSplit.Planning;
using DockerSplit.Text;

namespace DockerSplit.Cli.Reports;

/// <summary>Puts an outcome of rewriting or comparing into the form of a report, in which no secret is left.</summary>
/// <param name="source">The Dockerfile that it is about, for positions.</param>
internal sealed class RewriteReportBuilder(SourceText source)
{
    private readonly PlanReportBuilder _plans = new(source);

    /// <summary>The report of a rewrite.</summary>
    /// <param name="target">Where the rewritten Dockerfile goes, as the user named it; null where the command writes none.</param>
    /// <param name="isWritten">Whether it was written there.</param>
    /// <param name="reproduce">Commands with which a person sees the same with plain docker.</param>
    public RewriteReport Build(RewriteOutcome outcome, string? target, bool isWritten, ImmutableArray<string> reproduce)
    {
        var report = Empty(outcome.Outcome, reproduce) with { Target = target, Output = isWritten ? target : null };
        if (outcome.Rewritten is { } split)
            report = Add(_plans.Add(report, split.Plan), target ?? $"{source.Name}.ms", split.Text);

        report = outcome switch
        {
            Refused refused => Add(report, refused),
            Unverified unverified => report with { Explanation = unverified.Reason },
            Unbuildable unbuildable => ComparisonReportBuilder.Add(report, unbuildable.Failure),
            Tried tried => ComparisonReportBuilder.Add(report, tried),
            _ => throw new UnreachableException(),
        };

        return ReportMask.Apply(report, outcome.Mask.Apply);
    }

    /// <summary>The report of a comparison of two given Dockerfiles.</summary>
    /// <param name="original">The Dockerfile that is right.</param>
    /// <param name="reproduce">Commands with which a person sees the same with plain docker.</param>
    public RewriteReport Build(VerifiedPair pair, SourceText original, ImmutableArray<string> reproduce)
    {
        var report = ComparisonReportBuilder.Add(Empty(pair.Comparison.Outcome, reproduce), pair.Comparison) with
        {
            Dockerfiles = new(new(original.Name, original.Text, []), new(source.Name, source.Text, [])),
        };

        return ReportMask.Apply(report, pair.Mask.Apply);
    }

    private RewriteReport Add(RewriteReport planned, string target, string text)
    {
        var notes = new LineNotes(planned, source);

        return planned with
        {
            Dockerfiles = new(notes.Original(), notes.Rewritten(target, text)),
            Diff = UnifiedDiff.Of(source.Name, source.Text, target, text),
        };
    }

    private RewriteReport Add(RewriteReport report, Refused refused) =>
        refused.Refusal switch
        {
            NothingToSplit nothing => report with { Explanation = nothing.Reason },
            AlreadyMultiStage several => report with
            {
                Explanation = string.Create(CultureInfo.InvariantCulture, $"{several.Stages} stages"),
            },
            Unsupported unsupported => report with { Diagnostics = [.. unsupported.Diagnostics.Select(DiagnosticReport.Of)] },
            // The draft is shown, and not written.
            NeedsEngine doubtful => _plans.Add(report, doubtful.Draft) with
            {
                Explanation = refused.Unasked,
                Diagnostics = [.. doubtful.Doubts.Select(DiagnosticReport.Of)],
                Doubts = [.. doubtful.Doubts.Select(DoubtReport.Of)],
            },
            _ => throw new UnreachableException(),
        };

    private RewriteReport Empty(Outcome outcome, ImmutableArray<string> reproduce) =>
        new()
        {
            Dockerfile = source.Name,
            Outcome = outcome,
            Output = null,
            Verdict = Verdicts.Describe(outcome),
            ExitCode = (int)outcome.ToExitCode(),
            Explanation = null,
            Observed = null,
            Sizes = null,
            RuntimeBase = null,
            Packages = [],
            Paths = [],
            Placements = [],
            Commands = [],
            Probes = [],
            Differences = [],
            Rounds = [],
            LeftOut = [],
            Doubts = [],
            Reproduce = reproduce,
            // What cannot be read may hold secrets that nobody could find.
            Dockerfiles = outcome == Outcome.Unsupported ? null : new(new(source.Name, source.Text, []), null),
            Diff = null,
        };
}
