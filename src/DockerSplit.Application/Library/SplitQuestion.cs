using System.Collections.Immutable;

namespace DockerSplit.Application.Library;

/// <summary>A Dockerfile that is to be split.</summary>
/// <param name="Dockerfile">Its text.</param>
/// <param name="Context">The directory that it is built in.</param>
public sealed record SplitQuestion(string Dockerfile, string Context)
{
    /// <summary>What the Dockerfile is called in messages, and where in <see cref="Context"/> its ignore file is looked for.</summary>
    public string Name { get; init; } = "Dockerfile";

    /// <summary>Values of <c>ARG</c>s, as <c>docker build --build-arg</c> takes them.</summary>
    public ImmutableDictionary<string, string> BuildArguments { get; init; } =
        ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The platform of the images, such as <c>linux/arm64</c>; null for the engine's own.</summary>
    public string? Platform { get; init; }

    /// <summary>What the runtime stage starts from: <c>same</c>, <c>slim</c>, <c>scratch</c> or an image; null lets docksplit choose.</summary>
    public string? RuntimeBase { get; init; }

    /// <summary>Whether a plan is taken also where the text alone does not tell enough.</summary>
    public bool Guess { get; init; }

    /// <summary>The ports that both containers are asked on; empty for those that the image exposes.</summary>
    public ImmutableArray<int> Ports { get; init; } = [];

    /// <summary>The paths that both are asked for over HTTP; empty for <c>/</c>.</summary>
    public ImmutableArray<string> HttpPaths { get; init; } = [];

    /// <summary>How long a container may take until it answers; null for a minute.</summary>
    public TimeSpan? Timeout { get; init; }
}
