using System.Collections.Immutable;
using DockerSplit.Engine.Builds;
using DockerSplit.Text;

namespace DockerSplit.Application;

/// <summary>What every build of a run is given besides its Dockerfile.</summary>
/// <param name="Context">The build context.</param>
/// <param name="Arguments">Values of <c>ARG</c>s, as <c>docker build --build-arg</c> takes them.</param>
/// <param name="Builder">The buildx builder; null for the current one.</param>
internal sealed record BuildInputs(
    string Context,
    ImmutableDictionary<string, string> Arguments,
    string? Builder,
    ImmutableArray<BuildSecret> Secrets
)
{
    /// <param name="role">The last part of the image's tag.</param>
    /// <param name="path">Where the Dockerfile lies, absolute; null when it is no file.</param>
    public BuildRequest For(string role, SourceText dockerfile, string? path) =>
        new(role, dockerfile.Text, Context)
        {
            DockerfilePath = path,
            Builder = Builder,
            BuildArguments = Arguments.ToImmutableSortedDictionary(pair => pair.Key, pair => (string?)pair.Value, StringComparer.Ordinal),
            Secrets = Secrets,
        };
}
