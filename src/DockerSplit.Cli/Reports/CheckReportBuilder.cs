using System.Collections.Immutable;
using System.Diagnostics;
using DockerSplit.Application;
using DockerSplit.Application.Checking;

namespace DockerSplit.Cli.Reports;

/// <summary>Puts what was found of Dockerfiles into the form of a report.</summary>
internal static class CheckReportBuilder
{
    private const int NamedPackages = 5;

    public static CheckReport Build(ImmutableArray<CheckedDockerfile> files) =>
        new(CheckReport.CurrentVersion, [.. files.Select(Describe)]);

    private static CheckedFile Describe(CheckedDockerfile file) =>
        file switch
        {
            Gaining gaining => Of(file, gaining.Outcome, Reason(gaining.Dropped)) with
            {
                WouldGain = true,
                SavedBytes = gaining.Saving?.Bytes,
                Measured = gaining.Saving is { IsMeasured: true },
                DroppedPackages = gaining.Dropped,
            },
            Doubtful doubtful => Of(file, Outcome.NeedsEngine, Reason(doubtful.Dropped)) with
            {
                MayGain = true,
                DroppedPackages = doubtful.Dropped,
                Doubts = [.. doubtful.Doubts.Select(DoubtReport.Of)],
            },
            NotGaining none => Of(file, none.Outcome, none.Reason),
            NotReadable unreadable => Of(file, Outcome.Unsupported, unreadable.Reason),
            Failing failing => Of(file, failing.Outcome, failing.Reason) with { DroppedPackages = failing.Dropped },
            _ => throw new UnreachableException(),
        };

    private static CheckedFile Of(CheckedDockerfile file, Outcome outcome, string reason) =>
        new(
            file.Name,
            WouldGain: false,
            MayGain: false,
            Verdicts.Describe(outcome),
            reason,
            file.Place.Line,
            file.Place.Column,
            SavedBytes: null,
            Measured: false,
            DroppedPackages: [],
            Doubts: []
        )
        {
            Outcome = outcome,
        };

    private static string Reason(ImmutableArray<string> dropped)
    {
        if (dropped is [])
            return "run time needs only a part of what the build leaves";

        var more = dropped.Length > NamedPackages ? $" and {dropped.Length - NamedPackages} more" : "";

        return $"run time needs none of {string.Join(", ", dropped.Take(NamedPackages))}{more}";
    }
}
