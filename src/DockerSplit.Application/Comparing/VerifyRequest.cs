using System.Collections.Immutable;
using DockerSplit.Engine.Builds;
using DockerSplit.Engine.Verification;
using DockerSplit.Text;

namespace DockerSplit.Application.Comparing;

/// <summary>Two Dockerfiles that are compared as they are.</summary>
internal sealed record VerifyRequest(
    SourceText Original,
    SourceText Rewritten,
    string ContextDirectory,
    ImmutableDictionary<string, string> BuildArguments
)
{
    public ProbeRecipe Recipe { get; init; } = ProbeRecipe.Default;

    /// <summary>What a person wrote down beforehand: what may be left out, for one.</summary>
    public Settings Settings { get; init; } = Settings.None;

    /// <summary>The buildx builder; null for the current one.</summary>
    public string? Builder { get; init; }

    /// <summary>Secrets that <c>RUN --mount=type=secret</c> mounts.</summary>
    public ImmutableArray<BuildSecret> Secrets { get; init; } = [];

    public BuildInputs Inputs => new(ContextDirectory, BuildArguments, Builder, Secrets);
}
