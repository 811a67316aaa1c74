using System.Collections.Immutable;

namespace DockerSplit.Engine.Verification;

/// <summary>What to compare, and how.</summary>
/// <param name="Original">The original image's reference.</param>
/// <param name="Rewritten">The rewritten image's reference.</param>
public sealed record VerificationRequest(string Original, string Rewritten)
{
    /// <summary>TCP ports to ask; empty means those that the original exposes.</summary>
    public ImmutableArray<int> Ports { get; init; } = [];

    /// <summary>The paths to GET on every port that speaks HTTP.</summary>
    public ImmutableArray<string> Paths { get; init; } = ["/"];

    /// <summary>Arguments to run each image with, one list a run; exit code and output are compared.</summary>
    public ImmutableArray<ImmutableArray<string>> Commands { get; init; } = [];

    /// <summary>Variables for both containers, <c>NAME=value</c>.</summary>
    public ImmutableArray<string> Environment { get; init; } = [];

    /// <summary>Names of ENV variables that may differ, because the plan says that they serve the build alone.</summary>
    public ImmutableHashSet<string> FreeVariables { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>How long a container may take to get ready.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a container may take to stop before it is killed.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(10);

    public long MemoryLimit { get; init; } = 2L * 1024 * 1024 * 1024;

    public int ProcessLimit { get; init; } = 1024;
}
