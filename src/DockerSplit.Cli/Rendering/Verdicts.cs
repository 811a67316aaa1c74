using DockerSplit.Pipeline;

namespace DockerSplit.Rendering;

/// <summary>The words for each verdict; every report uses the same.</summary>
internal static class Verdicts
{
    public static string Describe(Verdict verdict) =>
        verdict switch
        {
            Verdict.Verified => "verified",
            Verdict.Unverified => "written but unverified",
            Verdict.NothingToSplit => "nothing to split",
            Verdict.AlreadyMultiStage => "already multi-stage",
            Verdict.Unsupported => "unsupported",
            Verdict.OriginalBroken => "original broken",
            Verdict.RewrittenBroken => "rewritten broken",
            Verdict.ProbesDiffer => "probes differ",
            _ => "not smaller",
        };
}
