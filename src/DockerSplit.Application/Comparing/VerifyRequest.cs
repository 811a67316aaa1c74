using DockerSplit.Engine.Verification;
using DockerSplit.Text;

namespace DockerSplit.Application.Comparing;

/// <summary>Two Dockerfiles that are compared as they are.</summary>
internal sealed record VerifyRequest(SourceText Original, SourceText Rewritten, BuildInputs Inputs)
{
    public ProbeRecipe Recipe { get; init; } = ProbeRecipe.Default;

    /// <summary>What a person wrote down beforehand: what may be left out, for one.</summary>
    public Settings Settings { get; init; } = Settings.None;
}
