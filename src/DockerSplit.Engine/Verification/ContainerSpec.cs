using System.Collections.Immutable;
using DockerSplit.Facts;

namespace DockerSplit.Engine.Verification;

/// <summary>How to start a container.</summary>
/// <param name="Ports">The TCP ports to publish.</param>
internal sealed record ContainerSpec(string Image, ImageConfig Config, ProbeRecipe Recipe, ImmutableArray<int> Ports)
{
    /// <summary>Arguments instead of the image's CMD; null keeps it.</summary>
    public ImmutableArray<string>? Arguments { get; init; }
}
