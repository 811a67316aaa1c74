using System.Collections.Immutable;
using System.Globalization;
using DockerSplit.Application;
using DockerSplit.Application.Comparing;
using DockerSplit.Application.Rewriting;
using DockerSplit.Diagnostics;
using DockerSplit.Engine.Verification.Probes;
using DockerSplit.Facts;
using DockerSplit.Planning;
using DockerSplit.Syntax.Dockerfile;
using DockerSplit.Syntax.Dockerfile.Instructions;
using DockerSplit.Syntax.Shell;
using DockerSplit.Text;

namespace DockerSplit.Cli.Reports;

/// <summary>Puts an outcome into the form of reports.</summary>
/// <param name="source">The original Dockerfile, for positions.</param>
internal sealed class RewriteReportBuilder(SourceText source)
{
    /// <summary>The report, in which no secret is left.</summary>
    /// <param name="target">Where the rewritten Dockerfile goes, as the user named it; null where the command writes none.</param>
    /// <param name="isWritten">Whether it was written there.</param>
    /// <param name="reproduce">Commands with which a person sees the same with plain docker.</param>
    public RewriteReport Build(RewriteOutcome outcome, string? target, bool isWritten, ImmutableArray<string> reproduce)
    {
        var report = Describe(outcome, target, isWritten, reproduce);

        return ReportMask.Apply(report, outcome.Mask.Apply);
    }

    private RewriteReport Describe(RewriteOutcome outcome, string? target, bool isWritten, ImmutableArray<string> reproduce)
    {
        var plan = PlanOf(outcome.Result);
        var doubts = outcome.Verdict == Outcome.NeedsEngine ? DoubtsOf(outcome.Result) : [];

        return new()
        {
            Dockerfile = source.Name,
            Outcome = outcome.Verdict,
            Target = target,
            Output = isWritten ? target : null,
            Verdict = Verdicts.Describe(outcome.Verdict),
            ExitCode = (int)outcome.Verdict.ToExitCode(),
            Explanation = outcome.Explanation ?? ReasonOf(outcome.Result),
            Observed = plan?.Observed,
            Sizes = outcome.Verification is { } verification ? Sizes(verification) : null,
            RuntimeBase = plan is null ? null : new(plan.Base.Reference, Of(plan.Base.Evidence)),
            Packages = [.. plan?.Packages.Select(Package) ?? []],
            Paths = plan is null ? [] : PathsOf(plan),
            Placements = [.. plan?.Placements.Select(Placement) ?? []],
            Commands = [.. plan?.Replays.Select(replay => new CommandReport(replay.Command, Of(replay.Evidence))) ?? []],
            Probes = [.. outcome.Verification?.Probes.Select(Probe) ?? []],
            Differences = [.. (outcome.Verification?.Differences ?? []).Select(Difference)],
            Rounds = [.. outcome.Rounds.Select(Round)],
            LeftOut = outcome.Dropped,
            Diagnostics = [.. DiagnosticsOf(outcome.Result).Concat(doubts).Select(DiagnosticReport.Of)],
            Doubts = [.. doubts.Select(DoubtReport.Of)],
            Reproduce = reproduce,
            Diff = outcome.Result is Split split ? UnifiedDiff.Of(source.Name, source.Text, target ?? $"{source.Name}.ms", split.Text) : null,
        };
    }

    /// <summary>The plan, also where it is only a draft that is not written.</summary>
    private static SplitPlan? PlanOf(SplitResult? result) =>
        result switch
        {
            Split split => split.Plan,
            NeedsEngine doubtful => doubtful.Draft,
            _ => null,
        };

    private static string? ReasonOf(SplitResult? result) =>
        result switch
        {
            NothingToSplit nothing => nothing.Reason,
            AlreadyMultiStage several => string.Create(CultureInfo.InvariantCulture, $"{several.Stages} stages"),
            _ => null,
        };

    private static ImmutableArray<Diagnostic> DoubtsOf(SplitResult? result) => result is NeedsEngine doubtful ? doubtful.Doubts : [];

    private PackageReport Package(PackageDecision package) =>
        new(
            package.Name,
            package.Specification,
            package.Manager.ToString().ToLowerInvariant(),
            package.Role == PackageRole.BuildOnly ? PackageReport.BuildOnly : PackageReport.Runtime,
            package.Requested,
            package.Install,
            Of(package.Evidence)
        );

    private ImmutableArray<PathReport> PathsOf(SplitPlan plan) =>
        [
            .. plan
                .Copies.Select(path => Path(path, PathReport.Copy))
                .Concat(plan.Drops.Select(path => Path(path, "drop")))
                .OrderBy(path => path.Path, StringComparer.Ordinal),
        ];

    private PathReport Path(PathDecision path, string verdict) =>
        new(path.Path, verdict, path.IsDirectory, path.Size, path.Guess, Of(path.Evidence));

    private static ImmutableArray<Diagnostic> DiagnosticsOf(SplitResult? result) =>
        result switch
        {
            Unsupported unsupported => unsupported.Diagnostics,
            Split split => split.Plan.Cautions,
            _ => [],
        };

    private static SizesReport Sizes(VerificationSummary verification) =>
        new(
            new(verification.OriginalSize, Layers(verification.OriginalLayers)),
            new(verification.RewrittenSize, Layers(verification.RewrittenLayers))
        );

    private static ImmutableArray<LayerReport> Layers(ImmutableArray<LayerFacts> layers) =>
        [.. layers.Select(layer => new LayerReport(layer.Size, layer.CreatedBy))];

    private static ProbeReport Probe(ProbeSummary probe) => new(probe.Name, probe.Original, probe.Rewritten, probe.Agrees, probe.Note);

    private static DifferenceReport Difference(ImageDifference difference) =>
        new(difference.Subject, difference.Original, difference.Rewritten, Word(difference.Weight));

    private static string Word(DifferenceWeight weight) =>
        weight switch
        {
            DifferenceWeight.Allowed => DifferenceReport.Allowed,
            DifferenceWeight.Notable => DifferenceReport.Notable,
            _ => "breaks",
        };

    private static RoundReport Round(Round round) =>
        new(
            round.Number,
            Rungs.Name(round.Rung),
            round.Reason,
            Verdicts.Describe(round.Verdict),
            [.. round.Learned.Select(fact => new FactReport(fact.Description, fact.Source))],
            round.Explanation
        );

    private PlacementReport Placement(Placement placement)
    {
        var syntax = placement.Instruction.Instruction.Syntax;

        return new(
            syntax.Keyword,
            source.PositionOf(syntax.Span.Start).Line,
            placement.Kind.ToString().ToLowerInvariant(),
            Of(placement.Evidence)
        );
    }

    private ImmutableArray<EvidenceReport> Of(ImmutableArray<Evidence> evidence) => [.. evidence.Select(Of)];

    private EvidenceReport Of(Evidence evidence)
    {
        var place = evidence.Span is { } span ? source.PositionOf(Math.Min(span.Start, source.Length)) : (LinePosition?)null;

        return new(evidence.Rule, evidence.Reason, evidence.Subject, place?.Line, place?.Column);
    }
}
