using DockerSplit.Diagnostics;
using DockerSplit.Facts;

namespace DockerSplit.Planning.Paths;

/// <summary>What becomes of a path that no package brings.</summary>
public enum PathFate
{
    /// <summary>Copied from the builder stage.</summary>
    Copy,

    /// <summary>Not needed at run time.</summary>
    Drop,
}

/// <summary>A file, link or directory that the build left, and what the rules say of it by its place alone.</summary>
internal sealed record JudgedFile(FileFacts File, PathFate Fate, Evidence Why);
