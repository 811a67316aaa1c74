using System.Collections.Immutable;
using DockerSplit.Engine;
using DockerSplit.Facts;
using DockerSplit.Planning;

namespace DockerSplit.Application.Rewriting;

/// <summary>How it ended, in one word that every report and the exit code share.</summary>
internal enum Outcome
{
    /// <summary>Both images were built and behave alike.</summary>
    Verified,

    /// <summary>There is a rewritten Dockerfile, but nothing was built.</summary>
    Unverified,

    NothingToSplit,

    AlreadyMultiStage,

    /// <summary>The Dockerfile cannot be parsed, or uses something that is not understood.</summary>
    Unsupported,

    /// <summary>The original does not build, or never gets ready.</summary>
    OriginalBroken,

    /// <summary>The rewritten Dockerfile does not build, or its container never gets ready.</summary>
    RewrittenBroken,

    /// <summary>The two images answer differently, or their configurations differ.</summary>
    ProbesDiffer,

    NotSmaller,
}

/// <summary>What the pipeline came to.</summary>
/// <param name="Result">The outcome of planning; null where two given Dockerfiles were compared.</param>
internal sealed record RewriteOutcome(SplitResult? Result, Outcome Verdict)
{
    /// <summary>What the comparison of the two images showed; null when it did not get that far.</summary>
    public VerificationSummary? Verification { get; init; }

    /// <summary>Why nothing was verified, or what broke: one sentence, perhaps followed by the last lines of a log.</summary>
    public string? Explanation { get; init; }

    /// <summary>Hides the secrets that were handed in, in every report.</summary>
    public SecretMask Mask { get; init; } = SecretMask.None;

    /// <summary>The attempts at a plan that passes, in order; empty where nothing was tried.</summary>
    public ImmutableArray<Round> Rounds { get; init; } = [];

    /// <summary>What <c>--minimise</c> found to be dispensable, in order.</summary>
    public ImmutableArray<string> Dropped { get; init; } = [];

    /// <summary>With what the last round was planned.</summary>
    public Lessons Lessons => Rounds is [] ? Lessons.None : new([.. Rounds.SelectMany(round => round.Learned)], Rounds[^1].Rung);

    /// <summary>How often the plan was made anew from what a failed round taught; 0 when the first one passed.</summary>
    public int Repairs => Math.Max(0, Rounds.Length - 1);
}

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
