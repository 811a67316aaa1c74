using System.Collections.Immutable;

namespace DockerSplit.Engine.Builds;

/// <summary>What to build.</summary>
/// <param name="Role">The tag's last part: <c>original</c>, <c>rewritten</c>.</param>
/// <param name="Dockerfile">The text.</param>
/// <param name="ContextDirectory">The build context; its <c>.dockerignore</c> counts.</param>
public sealed record BuildRequest(string Role, string Dockerfile, string ContextDirectory)
{
    /// <summary>Where the text came from, if from a file: the <c>NAME.dockerignore</c> beside it wins over the context's own.</summary>
    public string? DockerfilePath { get; init; }

    /// <summary>Values of <c>--build-arg</c>; a null value is taken from the environment.</summary>
    public ImmutableSortedDictionary<string, string?> BuildArguments { get; init; } =
        ImmutableSortedDictionary.Create<string, string?>(StringComparer.Ordinal);

    /// <summary>Secrets that <c>RUN --mount=type=secret</c> mounts.</summary>
    public ImmutableArray<BuildSecret> Secrets { get; init; } = [];

    /// <summary>Further options, as the user gave them.</summary>
    public ImmutableArray<BuildFlag> Flags { get; init; } = [];

    public string? Target { get; init; }

    public string? Platform { get; init; }

    /// <summary>The buildx builder to use, such as one on a remote machine; null for the current one.</summary>
    public string? Builder { get; init; }
}
