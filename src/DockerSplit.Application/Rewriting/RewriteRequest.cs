using System.Collections.Immutable;
using DockerSplit.Engine.Builds;
using DockerSplit.Text;

namespace DockerSplit.Application.Rewriting;

/// <summary>What the user wants to have rewritten.</summary>
/// <param name="Source">The original Dockerfile.</param>
/// <param name="ContextDirectory">The build context, absolute.</param>
/// <param name="BuildArguments">Values of <c>ARG</c>s, as <c>docker build --build-arg</c> takes them.</param>
internal sealed record RewriteRequest(SourceText Source, string ContextDirectory, ImmutableDictionary<string, string> BuildArguments)
{
    /// <summary>How many plans are built and asked at most until one passes, when the user says nothing.</summary>
    public const int DefaultRounds = 6;

    public EngineUse Engine { get; init; }

    public Settings Settings { get; init; } = Settings.None;

    /// <summary>How long to try to drop what was kept on weak evidence; null does not try.</summary>
    public TimeSpan? Minimise { get; init; }

    /// <summary>The buildx builder; null for the current one.</summary>
    public string? Builder { get; init; }

    /// <summary>Secrets that <c>RUN --mount=type=secret</c> mounts.</summary>
    public ImmutableArray<BuildSecret> Secrets { get; init; } = [];

    public BuildInputs Inputs => new(ContextDirectory, BuildArguments, Builder, Secrets);
}
