using DockerSplit.Engine.Verification;
using DockerSplit.Planning;

namespace DockerSplit.Application;

/// <summary>What a person wrote down beforehand, in <c>.docksplit.yaml</c> and in comments of the Dockerfile. Options of the command line win.</summary>
internal sealed record Settings
{
    public static Settings None { get; } = new();

    public SplitOptions Options { get; init; } = new();

    public ProbeRecipe Recipe { get; init; } = ProbeRecipe.Default;

    /// <summary>How many plans are tried at most; null where nothing is said.</summary>
    public int? Rounds { get; init; }

    /// <summary>The line of the comment that asks to leave the Dockerfile alone; null without one.</summary>
    public int? IgnoredAtLine { get; init; }
}
