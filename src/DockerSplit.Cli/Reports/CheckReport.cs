using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DockerSplit.Application;

namespace DockerSplit.Cli.Reports;

/// <summary>What each of several Dockerfiles would gain, for machines: docs/check.md describes it.</summary>
internal sealed record CheckReport(int Version, ImmutableArray<CheckedFile> Files)
{
    /// <summary>The version of this form. It grows when a field is removed or means something else.</summary>
    public const int CurrentVersion = 1;
}

/// <summary>What one Dockerfile would gain.</summary>
/// <param name="WouldGain">Whether a runtime stage would make its image smaller.</param>
/// <param name="MayGain">Whether it perhaps would: the <paramref name="Doubts"/> say what the text alone does not tell.</param>
/// <param name="Verdict">The verdict's word.</param>
/// <param name="Reason">One sentence.</param>
/// <param name="Line">Where the stage begins, or where it cannot be read.</param>
/// <param name="SavedBytes">What was measured, or the least that the dropped packages take; null where neither is known.</param>
/// <param name="Measured">Whether both images were built, so that the saving is a fact.</param>
/// <param name="DroppedPackages">The packages that run time would do without.</param>
internal sealed record CheckedFile(
    string File,
    bool WouldGain,
    bool MayGain,
    string Verdict,
    string Reason,
    int Line,
    int Column,
    long? SavedBytes,
    bool Measured,
    ImmutableArray<string> DroppedPackages,
    ImmutableArray<DoubtReport> Doubts
)
{
    /// <summary>How it ended; the verdict is its word.</summary>
    [JsonIgnore]
    public Outcome Outcome { get; init; }

    /// <summary>How much is saved, as it stands behind the reason. What is not sure to work promises nothing.</summary>
    [JsonIgnore]
    public string SavingNote =>
        !WouldGain ? ""
        : SavedBytes is { } bytes ? $" (saves {(Measured ? "" : "at least ")}{Sizes.Show(bytes)})"
        : " (saving unknown without a build)";
}
