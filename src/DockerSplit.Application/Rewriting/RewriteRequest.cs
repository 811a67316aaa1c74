using DockerSplit.Text;

namespace DockerSplit.Application.Rewriting;

/// <summary>What the user wants to have rewritten.</summary>
/// <param name="Source">The original Dockerfile.</param>
internal sealed record RewriteRequest(SourceText Source, BuildInputs Inputs)
{
    /// <summary>How many plans are built and asked at most until one passes, when the user says nothing.</summary>
    public const int DefaultRounds = 6;

    public EngineUse Engine { get; init; }

    public Settings Settings { get; init; } = Settings.None;

    /// <summary>How long to try to drop what was kept on weak evidence; null does not try.</summary>
    public TimeSpan? Minimise { get; init; }
}
