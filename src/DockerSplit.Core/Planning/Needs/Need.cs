using DockerSplit.Diagnostics;

namespace DockerSplit.Planning.Needs;

/// <summary>Something that run time needs, with the reason. Who names it does not decide how it is brought: the equation does.</summary>
internal abstract record Need(Evidence Why);

/// <summary>A file, link or directory.</summary>
internal sealed record PathNeed(string Path, Evidence Why) : Need(Why)
{
    /// <summary>Whether a habit led to it, which opens whole directories: a package that exists to build is not needed for that.</summary>
    public bool ByHabit { get; init; }
}

/// <summary>A package with all that it brings.</summary>
internal sealed record PackageNeed(string Name, Evidence Why) : Need(Why);

/// <summary>A file of a package as the build left it, wherever the package is there at all.</summary>
internal sealed record ChangedFileNeed(string Path, Evidence Why) : Need(Why)
{
    /// <summary>Whether the rewritten image was seen to have another one there, so that nothing is left to find out.</summary>
    public bool IsSeen { get; init; }
}
