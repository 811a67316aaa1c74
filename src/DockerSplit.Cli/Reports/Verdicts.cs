using DockerSplit.Application;

namespace DockerSplit.Cli.Reports;

/// <summary>The words for each verdict; every report uses the same.</summary>
internal static class Verdicts
{
    public static string Describe(Outcome verdict) =>
        verdict switch
        {
            Outcome.Verified => "verified",
            Outcome.Unproved => "unproved",
            Outcome.Unverified => "written but unverified",
            Outcome.NothingToSplit => "nothing to split",
            Outcome.AlreadyMultiStage => "already multi-stage",
            Outcome.NeedsEngine => "needs an engine",
            Outcome.Unsupported => "unsupported",
            Outcome.OriginalBroken => "original broken",
            Outcome.RewrittenBroken => "rewritten broken",
            Outcome.ProbesDiffer => "probes differ",
            _ => "not smaller",
        };
}
