using System.Collections.Immutable;
using DockerSplit.Engine.Verification.Probes;
using DockerSplit.Facts;

namespace DockerSplit.Application.Comparing;

/// <summary>What was measured on the two images.</summary>
/// <param name="Probes">The questions that both containers were asked, with both answers.</param>
/// <param name="Differences">Where the images' configurations, files and accounts differ.</param>
internal sealed record Measurement(
    ImageSize Original,
    ImageSize Rewritten,
    ImmutableArray<ProbeOutcome> Probes,
    ImmutableArray<Difference> Differences
)
{
    /// <summary>What became of everything that the original has; null where nobody could say what to expect.</summary>
    public Ledger? Ledger { get; init; }

    /// <summary>What was read of both images.</summary>
    public ComparedFacts? Facts { get; init; }

    /// <summary>What came of watching the programs of both; null where nobody wanted that, or it did not get that far.</summary>
    public TraceOutcome? Trace { get; init; }

    /// <summary>What told how to run the containers besides the user; null for nothing.</summary>
    public string? RunAs { get; init; }

    /// <summary>How much the answers of both prove.</summary>
    public AnswerWeight Proof => ProbeOutcome.ProofOf(Probes);

    public bool IsSmaller => Rewritten.Bytes < Original.Bytes;
}

/// <summary>An image's size.</summary>
/// <param name="Bytes">The sum of its uncompressed layers: comparable between engines, unlike what they report.</param>
/// <param name="Layers">The lowest first.</param>
internal sealed record ImageSize(long Bytes, ImmutableArray<LayerFacts> Layers)
{
    public static ImageSize Of(ImageFacts image) => new(image.Size, image.Layers);
}

/// <summary>What a difference between the two images means.</summary>
internal enum Severity
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
internal sealed record Difference(string Subject, string Original, string Rewritten, Severity Severity);
