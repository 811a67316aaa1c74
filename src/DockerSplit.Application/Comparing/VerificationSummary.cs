using System.Collections.Immutable;
using DockerSplit.Facts;

namespace DockerSplit.Application.Comparing;

/// <summary>What was measured on the two images.</summary>
internal sealed record VerificationSummary
{
    /// <summary>The sum of the uncompressed layers of the original, in bytes.</summary>
    public required long OriginalSize { get; init; }

    /// <summary>The sum of the uncompressed layers of the rewritten image, in bytes.</summary>
    public required long RewrittenSize { get; init; }

    /// <summary>The original's layers, the lowest first.</summary>
    public ImmutableArray<LayerFacts> OriginalLayers { get; init; } = [];

    /// <summary>The rewritten image's layers, the lowest first.</summary>
    public ImmutableArray<LayerFacts> RewrittenLayers { get; init; } = [];

    /// <summary>The questions that both containers were asked.</summary>
    public required ImmutableArray<ProbeSummary> Probes { get; init; }

    /// <summary>Where the images' configurations, files and accounts differ.</summary>
    public ImmutableArray<ImageDifference> Differences { get; init; } = [];
}

/// <summary>One question and both answers.</summary>
/// <param name="Name">The question, such as <c>GET / on port 80</c>.</param>
/// <param name="Original">The original's answer in a few words, such as <c>200 text/html, 83 bytes</c>.</param>
internal sealed record ProbeSummary(string Name, string Original, string Rewritten, bool Agrees, string? Note = null);

/// <summary>What a difference between the two images means.</summary>
internal enum DifferenceWeight
{
    /// <summary>The rewritten image does not keep the contract.</summary>
    Breaks,

    /// <summary>Worth a look.</summary>
    Notable,

    /// <summary>The plan, or the user, said so beforehand.</summary>
    Allowed,
}

/// <summary>Something in which the two images differ.</summary>
/// <param name="Subject">What it is: <c>ENV PATH</c>, <c>owner of /var/lib/app</c>.</param>
/// <param name="Original">The original's value; empty when it has none.</param>
/// <param name="Rewritten">The rewritten image's value; empty when it has none.</param>
internal sealed record ImageDifference(string Subject, string Original, string Rewritten, DifferenceWeight Weight)
{
    /// <summary>Both values in a line.</summary>
    public string Values => $"{Shown(Original)}, rewritten: {Shown(Rewritten)}";

    private static string Shown(string value) => value.Length == 0 ? "none" : value;
}
