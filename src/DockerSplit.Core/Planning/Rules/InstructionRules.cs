using DockerSplit.Diagnostics;

namespace DockerSplit.Planning.Rules;

/// <summary>Why an instruction stands in one stage or the other.</summary>
public static class InstructionRules
{
    /// <summary>No RUN sees the instruction, so it moves to the runtime stage.</summary>
    public static readonly EvidenceRule Metadata = new("metadata", "It describes the image");

    /// <summary>The build cannot have used it, so it moves to the runtime stage.</summary>
    public static readonly EvidenceRule AfterLastRun = new("after-last-run", "It stands behind the last RUN");

    /// <summary>It matters for the build alone.</summary>
    public static readonly EvidenceRule Superseded = new("superseded", "A later instruction sets it anew");

    /// <summary>The build runs in this state, and the container starts in it.</summary>
    public static readonly EvidenceRule BuildAndRun = new("build-and-run", "Both stages need it");

    /// <summary>It stays in the builder stage, byte for byte.</summary>
    public static readonly EvidenceRule Builds = new("builds", "It is part of the build");

    /// <summary>The settings name the variables of this ENV.</summary>
    public static readonly EvidenceRule BuildOnlyVariable = new("build-only-variable", "You say that only the build reads it");
}
