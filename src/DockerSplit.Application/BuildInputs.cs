using System.Collections.Immutable;
using DockerSplit.Engine.Builds;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;
using DockerSplit.Text;

namespace DockerSplit.Application;

/// <summary>What every build of a run is given besides its Dockerfile.</summary>
/// <param name="Context">The build context, absolute.</param>
internal sealed record BuildInputs(string Context)
{
    /// <summary>Values of <c>ARG</c>s, as <c>docker build --build-arg</c> takes them.</summary>
    public ImmutableDictionary<string, string> Arguments { get; init; } =
        ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The buildx builder; null for the current one.</summary>
    public string? Builder { get; init; }

    /// <summary>Secrets that <c>RUN --mount=type=secret</c> mounts.</summary>
    public ImmutableArray<BuildSecret> Secrets { get; init; } = [];

    /// <summary>The platform of the images, such as <c>linux/arm64</c>; null for the engine's own.</summary>
    public string? Platform { get; init; }

    /// <summary>All platforms that the user names, in his order; empty where he names none.</summary>
    public ImmutableArray<string> Platforms { get; init; } = [];

    /// <summary>The stage of a Dockerfile of several that is built; null for the last one.</summary>
    public string? Target { get; init; }

    /// <summary>Further options of docker build.</summary>
    public ImmutableArray<BuildFlag> Flags { get; init; } = [];

    /// <summary>A Dockerfile's meaning with these arguments.</summary>
    public DockerfileModel ModelOf(SourceText dockerfile) => DockerfileModel.Create(DockerfileSyntax.Parse(dockerfile), Arguments);

    /// <summary>Whether a build context takes the place of an image, as <c>--build-context NAME=...</c> says.</summary>
    public bool Replaces(string image) =>
        Flags.Any(flag =>
            flag is { BakeKey: BuildFlag.Contexts, Value: { } value } && value.StartsWith(image + "=", StringComparison.Ordinal)
        );

    /// <param name="role">The last part of the image's tag.</param>
    /// <param name="path">Where the Dockerfile lies, absolute; null when it is no file.</param>
    /// <param name="isOriginal">Whether it is the one that is compared with.</param>
    public BuildRequest For(string role, SourceText dockerfile, string? path, bool isOriginal) =>
        new(role, dockerfile.Text, Context)
        {
            DockerfilePath = path,
            Builder = Builder,
            BuildArguments = Arguments.ToImmutableSortedDictionary(pair => pair.Key, pair => (string?)pair.Value, StringComparer.Ordinal),
            Secrets = Secrets,
            Platform = Platform,
            // A stage that only the other Dockerfile has is none of this one's.
            Target = Target is not null && TargetStage.Of(ModelOf(dockerfile), Target) is not null ? Target : null,
            Flags = [.. Flags.Where(flag => isOriginal || !flag.IsForOriginal)],
        };
}
