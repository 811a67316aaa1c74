using System.Collections.Immutable;
using DockerSplit.Engine.Verification.Services;
using DockerSplit.Engine.Verification.Tracing;

namespace DockerSplit.Engine.Verification;

/// <summary>How both containers are run, and what they are asked.</summary>
public sealed record ProbeRecipe
{
    public static ProbeRecipe Default { get; } = new();

    /// <summary>TCP ports to ask; empty means those that the original exposes.</summary>
    public ImmutableArray<int> Ports { get; init; } = [];

    /// <summary>What to ask over HTTP.</summary>
    public ImmutableArray<HttpQuestion> Http { get; init; } = [HttpQuestion.Root];

    /// <summary>What to send over TCP; a port that has such a question is not asked over HTTP, unless a question names it.</summary>
    public ImmutableArray<TcpQuestion> Tcp { get; init; } = [];

    /// <summary>Commands for both running containers, as <c>docker exec</c> takes them; exit code and output are compared.</summary>
    public ImmutableArray<ImmutableArray<string>> Exec { get; init; } = [];

    /// <summary>Arguments to run each image with, one list a run; exit code and output are compared.</summary>
    public ImmutableArray<ImmutableArray<string>> Runs { get; init; } = [];

    /// <summary>What tells how to run the containers besides the user, such as <c>compose.yaml, service web</c>; null for nothing.</summary>
    public string? Source { get; init; }

    /// <summary>The recipe without the <see cref="Source"/>, for an original that does not run alone with it; null for none.</summary>
    public ProbeRecipe? Otherwise { get; init; }

    /// <summary>Whether a server's pages are looked for from <c>/</c> on, and asked for.</summary>
    public bool Crawl { get; init; } = true;

    /// <summary>Whether it is watched what the programs open.</summary>
    public TraceMode Trace { get; init; }

    /// <summary>Programs of the image's own that are asked for their version and help, by their paths.</summary>
    public ImmutableArray<string> Programs { get; init; } = [];

    /// <summary>What must run beside each of the containers, in the order in which it is started.</summary>
    public ImmutableArray<Service> Services { get; init; } = [];

    /// <summary>The option by which services would be started that a file knows of and nobody asked for; null for none.</summary>
    public string? ServicesOption { get; init; }

    /// <summary>How the containers are made.</summary>
    public ContainerSettings Container { get; init; } = ContainerSettings.None;

    /// <summary>Names of ENV variables that may differ, because the plan says that they serve the build alone.</summary>
    public ImmutableHashSet<string> FreeVariables { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The same, where these may differ, too.</summary>
    public ProbeRecipe WithFree(IEnumerable<string> variables) => this with { FreeVariables = FreeVariables.Union(variables) };

    /// <summary>How long a container may take to get ready.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a container may take to stop before it is killed.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(10);

    public long MemoryLimit { get; init; } = 2L * 1024 * 1024 * 1024;

    public int ProcessLimit { get; init; } = 1024;
}

/// <summary>An HTTP request, and what the answer must be besides equal.</summary>
/// <param name="Path">Begins with a slash.</param>
/// <param name="Port">The container's port; null asks on every port that has no question of its own over TCP.</param>
public sealed record HttpQuestion(string Path, int? Port = null)
{
    public static HttpQuestion Root { get; } = new("/");

    public string Method { get; init; } = "GET";

    /// <summary>Headers by name.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Headers { get; init; } = [];

    public string? Body { get; init; }

    /// <summary>The status that the original must answer with; null takes any.</summary>
    public int? ExpectedStatus { get; init; }
}

/// <summary>Bytes to send over TCP, and what the answer must match.</summary>
/// <param name="Send">The text, read as Latin-1; empty where the server speaks first.</param>
/// <param name="Expect">A regular expression; null takes any answer.</param>
/// <param name="Port">The container's port; null asks on every port.</param>
public sealed record TcpQuestion(string Send, string? Expect, int? Port = null);
