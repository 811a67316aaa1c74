using System.Collections.Immutable;
using System.Diagnostics;
using DockerSplit.Diagnostics;
using DockerSplit.Planning;
using DockerSplit.Text;

namespace DockerSplit.Cli.Reports;

/// <summary>Puts a plan's decisions into the form of a report.</summary>
/// <param name="source">The original Dockerfile, for positions.</param>
internal sealed class PlanReportBuilder(SourceText source)
{
    /// <summary>The report with the plan's decisions, and with what a person should look at in them.</summary>
    public RewriteReport Add(RewriteReport report, SplitPlan plan) =>
        report with
        {
            BuilderStage = plan.BuilderName,
            Observed = plan.Observed,
            RuntimeBase = new(plan.Base.Reference, Of(plan.Base.Evidence)),
            Packages = [.. plan.Packages.Select(Package)],
            Paths = PathsOf(plan),
            Placements = [.. plan.Placements.Select(Placement)],
            Commands = [.. plan.Replays.Select(replay => new CommandReport(replay.Command, Of(replay.Evidence)))],
            Diagnostics = [.. plan.Cautions.Select(DiagnosticReport.Of)],
        };

    private PackageReport Package(PackageDecision package) =>
        new(
            package.Name,
            package.Specification,
            package.Manager.ToString().ToLowerInvariant(),
            package.Role == PackageRole.BuildOnly ? PackageReport.BuildOnly : PackageReport.Runtime,
            package.Requested,
            package.Install,
            package.BroughtBy,
            Of(package.Evidence)
        );

    private ImmutableArray<PathReport> PathsOf(SplitPlan plan) =>
        [
            .. plan
                .Copies.Select(path => Path(path, PathReport.Copy))
                .Concat(plan.Drops.Select(path => Path(path, PathReport.Drop)))
                .OrderBy(path => path.Path, StringComparer.Ordinal),
        ];

    private PathReport Path(PathDecision path, string verdict) =>
        new(path.Path, verdict, path.IsDirectory, path.Size, path.Guess, Of(path.Evidence));

    private PlacementReport Placement(Placement placement)
    {
        var syntax = placement.Instruction.Instruction.Syntax;

        return new(syntax.Keyword, source.PositionOf(syntax.Span.Start).Line, Word(placement.Kind), Of(placement.Evidence));
    }

    private static string Word(PlacementKind kind) =>
        kind switch
        {
            PlacementKind.Builder => "builder",
            PlacementKind.Runtime => "runtime",
            PlacementKind.Both => "both",
            _ => throw new UnreachableException(),
        };

    private ImmutableArray<EvidenceReport> Of(ImmutableArray<Evidence> evidence) => [.. evidence.Select(Of)];

    private EvidenceReport Of(Evidence evidence)
    {
        var place = evidence.Span is { } span ? source.PositionOf(Math.Min(span.Start, source.Length)) : (LinePosition?)null;

        return new(evidence.Rule, evidence.Reason, evidence.Subject, place?.Line, place?.Column);
    }
}
