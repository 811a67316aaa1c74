using System.Collections.Immutable;

namespace DockerSplit.Cli.Reports;

/// <summary>What each of several Dockerfiles would gain.</summary>
internal sealed record CheckReport(int Version, ImmutableArray<CheckedFile> Files)
{
    public const int CurrentVersion = 1;
}

/// <summary>What one Dockerfile would gain.</summary>
/// <param name="WouldGain">Whether a runtime stage would make its image smaller.</param>
/// <param name="Verdict">The verdict's word.</param>
/// <param name="Reason">One sentence.</param>
/// <param name="Line">Where the stage begins, or where it cannot be read.</param>
/// <param name="SavedBytes">What was measured, or the least that the dropped packages take; null where neither is known.</param>
/// <param name="Measured">Whether both images were built, so that the saving is a fact.</param>
/// <param name="DroppedPackages">The packages that run time would do without.</param>
internal sealed record CheckedFile(
    string File,
    bool WouldGain,
    string Verdict,
    string Reason,
    int Line,
    int Column,
    long? SavedBytes,
    bool Measured,
    ImmutableArray<string> DroppedPackages
);
