using System.Collections.Immutable;
using DockerSplit.Engine.Verification.Probes;
using DockerSplit.Engine.Verification.Services;
using DockerSplit.Facts;

namespace DockerSplit.Engine.Verification;

/// <summary>What a comparison came to.</summary>
public enum ComparisonVerdict
{
    /// <summary>Same configuration, same answers.</summary>
    Verified,

    /// <summary>Same configuration, but no question was answered: nothing is proved.</summary>
    Unproved,

    /// <summary>The original does not start or never gets ready: nothing can be judged.</summary>
    OriginalBroken,

    /// <summary>The original does not run, and neither does a service that it depends on: nothing can be judged.</summary>
    ServiceMissing,

    /// <summary>The rewritten image does not start or never gets ready, though the original does.</summary>
    RewrittenBroken,

    /// <summary>Both run, but the two configurations are not equal.</summary>
    ConfigDiffers,

    /// <summary>Both run, but they answer differently.</summary>
    ProbesDiffer,
}

/// <summary>The outcome of comparing two images.</summary>
public sealed record VerificationReport
{
    public required ComparisonVerdict Verdict { get; init; }

    /// <summary>Why, in a sentence for people.</summary>
    public required string Reason { get; init; }

    /// <summary>Where the two configurations differ, allowed differences included.</summary>
    public required ImmutableArray<ConfigDifference> ConfigDifferences { get; init; }

    /// <summary>What told how to run the containers besides the user; null for nothing.</summary>
    public string? RunAs { get; init; }

    public required ImmutableArray<ProbeOutcome> Probes { get; init; }

    /// <summary>How the original's container fared.</summary>
    public required ContainerOutcome Original { get; init; }

    /// <summary>How the rewritten image's container fared.</summary>
    public required ContainerOutcome Rewritten { get; init; }

    /// <summary>What the rewritten image's trouble teaches, without what the original complains of too.</summary>
    public required ImmutableArray<LearnedFact> Learned { get; init; }

    /// <summary>The last lines of a service that is missing; empty where none is, or it wrote nothing.</summary>
    public ImmutableArray<string> ServiceLog { get; init; } = [];

    /// <summary>The service that is missing beside the original; null for none.</summary>
    internal ServiceTrouble? Missing { get; init; }

    /// <summary>How both were run in the end, so that they can be run so again.</summary>
    internal Interview? Interview { get; init; }

    /// <summary>The ports of the original that answered.</summary>
    internal ImmutableSortedSet<int> OpenPorts { get; init; } = [];
}

/// <summary>How two containers were run.</summary>
internal sealed record Interview(ContainerSpec Original, ContainerSpec Rewritten);

/// <summary>How a container fared.</summary>
/// <param name="State">Whether it came up.</param>
/// <param name="ExitCode">Its exit code, where it ended by itself.</param>
/// <param name="Message">What the engine or docksplit has to say of it; null when there is nothing.</param>
/// <param name="Log">The last lines that it wrote, secrets masked.</param>
public sealed record ContainerOutcome(ContainerState State, long? ExitCode, string? Message, ImmutableArray<string> Log)
{
    public static ContainerOutcome NotTried { get; } = new(ContainerState.NotTried, null, null, []);
}

/// <summary>Whether a container came up.</summary>
public enum ContainerState
{
    /// <summary>It was not started.</summary>
    NotTried,

    /// <summary>The engine could not start it.</summary>
    NotStarted,

    /// <summary>It ended by itself, as a command-line program does.</summary>
    Exited,

    /// <summary>It runs, but what it exposes does not answer.</summary>
    NotReady,

    /// <summary>It runs, and at least one of its ports answers, if it has any.</summary>
    Ready,
}
