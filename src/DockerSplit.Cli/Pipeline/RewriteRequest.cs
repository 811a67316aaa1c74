using System.Collections.Immutable;
using DockerSplit.Text;

namespace DockerSplit.Pipeline;

/// <summary>What the user wants to have rewritten.</summary>
/// <param name="Source">The original Dockerfile.</param>
/// <param name="ContextDirectory">The build context, absolute.</param>
/// <param name="BuildArguments">Values of <c>ARG</c>s, as <c>docker build --build-arg</c> takes them.</param>
/// <param name="Verify">True demands an engine, false forbids one, null takes one when it answers.</param>
/// <param name="Strip">Whether symbols are taken out of the artifacts.</param>
internal sealed record RewriteRequest(
    SourceText Source,
    string ContextDirectory,
    ImmutableDictionary<string, string> BuildArguments,
    bool? Verify,
    bool Strip,
    ProbeOptions Probes
)
{
    /// <summary>How many plans are tried when the user says nothing.</summary>
    public const int DefaultRounds = 6;

    /// <summary>How many plans are built and asked at most until one passes.</summary>
    public int Rounds { get; init; } = DefaultRounds;
}

/// <summary>Two Dockerfiles that are compared as they are.</summary>
internal sealed record VerifyRequest(
    SourceText Original,
    SourceText Rewritten,
    string ContextDirectory,
    ImmutableDictionary<string, string> BuildArguments,
    ProbeOptions Probes
);

/// <summary>What both containers are asked.</summary>
/// <param name="Ports">The TCP ports; empty means those that the image exposes.</param>
/// <param name="Paths">The HTTP paths; empty means <c>/</c>.</param>
/// <param name="Timeout">How long a container may take until it answers.</param>
internal sealed record ProbeOptions(ImmutableArray<int> Ports, ImmutableArray<string> Paths, TimeSpan Timeout)
{
    /// <summary>How long a container may take when the user says nothing.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(60);
}
