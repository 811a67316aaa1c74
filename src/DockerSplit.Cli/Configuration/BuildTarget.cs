using System.Collections.Immutable;

namespace DockerSplit.Cli.Configuration;

/// <summary>What a compose or bake file builds.</summary>
/// <param name="Inline">The names of those that hold their Dockerfile in the file itself, of which there is none to rewrite.</param>
internal sealed record BuildTargets(ImmutableArray<BuildTarget> All, ImmutableArray<string> Inline);

/// <summary>One image that a compose or bake file builds.</summary>
/// <param name="Name">The service, or the target.</param>
/// <param name="Dockerfile">Absolute.</param>
/// <param name="Context">The build context, absolute.</param>
/// <param name="Arguments">Values of ARGs.</param>
/// <param name="Target">The stage that is built; null for the last one.</param>
internal sealed record BuildTarget(
    string Name,
    string Dockerfile,
    string Context,
    ImmutableDictionary<string, string> Arguments,
    string? Target
)
{
    /// <summary>The compose file whose service this is, which tells how to run it; null for a bake file's target.</summary>
    public string? Compose { get; init; }
}
