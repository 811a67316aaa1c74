using System.Collections.Immutable;

namespace DockerSplit.Ecosystems;

/// <summary>How the development dependencies of a project leave an image, or why they stay in it.</summary>
/// <param name="Project">The directory of the project.</param>
/// <param name="Place">The directory that holds its dependencies.</param>
/// <param name="Commands">Shell commands that take them out, run in the project's directory; no network is needed for them.</param>
public sealed record Pruning(string Project, string Place, ImmutableArray<string> Commands)
{
    /// <summary>What goes, each path with all below it; empty where only the text tells of the image, and so nobody knows.</summary>
    public ImmutableArray<string> Leaves { get; init; } = [];

    /// <summary>Files that the commands write anew.</summary>
    public ImmutableArray<string> Rewrites { get; init; } = [];

    /// <summary>The names of the packages that go, as programs ask for them.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>What needs them at run time, so that they stay: a clause for people; null where nothing does.</summary>
    public string? Obstacle { get; init; }

    /// <summary>What tells that they are for development alone, a clause for people.</summary>
    public required string Why { get; init; }
}
