using System.Collections.Immutable;

namespace DockerSplit.Engine.Verification;

/// <summary>What a container is given besides its image: the part of <c>docker run</c>'s options that a comparison may need.</summary>
public sealed record ContainerSettings
{
    public static ContainerSettings None { get; } = new();

    /// <summary>Variables, <c>NAME=value</c>.</summary>
    public ImmutableArray<string> Environment { get; init; } = [];

    /// <summary>The entry point instead of the image's; null keeps it.</summary>
    public ImmutableArray<string>? Entrypoint { get; init; }

    /// <summary>The arguments instead of the image's CMD; null keeps them.</summary>
    public ImmutableArray<string>? Command { get; init; }

    /// <summary>The health check's test words, such as <c>CMD-SHELL</c> and a command; empty keeps the image's.</summary>
    public ImmutableArray<string> HealthTest { get; init; } = [];

    /// <summary>Whether the containers have no network at all, not even to answer over: only runs and commands are compared then.</summary>
    public bool Isolated { get; init; }

    public string? User { get; init; }

    public string? WorkingDirectory { get; init; }

    public string? Hostname { get; init; }

    /// <summary>Paths of anonymous volumes.</summary>
    public ImmutableArray<string> Volumes { get; init; } = [];

    /// <summary>Paths of file systems in memory, each perhaps with <c>:options</c>.</summary>
    public ImmutableArray<string> Tmpfs { get; init; } = [];

    public ImmutableArray<string> AddedCapabilities { get; init; } = [];

    public ImmutableArray<string> DroppedCapabilities { get; init; } = [];

    /// <summary>Bytes of <c>/dev/shm</c>; null for the engine's default.</summary>
    public long? SharedMemory { get; init; }

    /// <summary>Files that are put into the container before it starts.</summary>
    public ImmutableArray<ExtraFile> Files { get; init; } = [];
}

/// <summary>A file of this machine that a container gets.</summary>
/// <param name="Source">The file here, absolute.</param>
/// <param name="Target">The path in the container, absolute.</param>
public sealed record ExtraFile(string Source, string Target);
