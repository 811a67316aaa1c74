using System.Collections.Immutable;

namespace DockerSplit.Cli.Reports;

/// <summary>What an image holds and what of it is needed; docs/inspect.md describes the JSON.</summary>
internal sealed record InspectReport
{
    public required string Image { get; init; }

    public required string Distribution { get; init; }

    public required string Architecture { get; init; }

    public required long Size { get; init; }

    public required int Files { get; init; }

    public required ImmutableArray<InspectLayer> Layers { get; init; }

    public required string PackageManager { get; init; }

    /// <summary>What could not be read of the package database, and why; null when all was read.</summary>
    public required string? UnreadPackages { get; init; }

    /// <summary>The largest first.</summary>
    public required ImmutableArray<InspectPackage> Packages { get; init; }

    public required int ReachedFiles { get; init; }

    public required long ReachedSize { get; init; }

    public required long BuildOnlySize { get; init; }

    public required ImmutableArray<InspectNeed> Missing { get; init; }

    /// <summary>The image's files by whether they are reached.</summary>
    public required FileTreeReport Tree { get; init; }
}

/// <summary>A layer.</summary>
internal sealed record InspectLayer(string DiffId, long Size, string? CreatedBy);

/// <summary>A package with the size that its database states.</summary>
/// <param name="Role"><c>reached</c>, <c>build-only</c> or <c>not-reached</c>.</param>
internal sealed record InspectPackage(string Name, string Version, long Size, string Role);

/// <summary>A need that nothing in the image meets.</summary>
internal sealed record InspectNeed(string From, string Kind, string Detail);

/// <summary>Why something is needed.</summary>
/// <param name="Chain">From what the image starts to the subject; empty when it is not reached.</param>
/// <param name="NearMiss">Weak evidence for a file that is not reached.</param>
internal sealed record InspectChain(string Subject, bool Reached, ImmutableArray<InspectEdge> Chain, string? NearMiss);

/// <summary>A step of the chain: <paramref name="From"/> needs <paramref name="To"/>.</summary>
internal sealed record InspectEdge(string From, string To, string Kind, string Detail);
