using System.Collections.Immutable;
using DockerSplit.Engine.Verification.Tracing;
using DockerSplit.Facts;

namespace DockerSplit.Engine.Verification;

/// <summary>How to start a container.</summary>
/// <param name="Ports">The TCP ports to publish.</param>
internal sealed record ContainerSpec(string Image, ImageConfig Config, ProbeRecipe Recipe, ImmutableArray<int> Ports)
{
    /// <summary>Whether the ports are those that were found to be listened on.</summary>
    public bool IsMoved { get; init; }

    /// <summary>The UDP ports to publish.</summary>
    public ImmutableArray<int> UdpPorts { get; init; } = [];

    /// <summary>What is started instead of what the image and the settings name; null keeps that.</summary>
    public ImmutableArray<string>? Entrypoint { get; init; }

    /// <summary>Whether the program gets a terminal.</summary>
    public bool HasTerminal { get; init; }

    /// <summary>Whether what is started says nothing of the image: a shell without a person, a wait without end.</summary>
    public bool IsIdle => IdleCommands.Are(EffectiveCommand);

    /// <summary>All words of what is started.</summary>
    public ImmutableArray<string> EffectiveCommand => [.. EffectiveEntrypoint, .. EffectiveArguments];

    /// <summary>The network that it is in; null for the engine's own.</summary>
    public string? Network { get; init; }

    /// <summary>Its names in that network.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>Watches what the programs open; null where nobody does.</summary>
    public TracedImage? Trace { get; init; }

    private ImmutableArray<string> EffectiveEntrypoint => Entrypoint ?? Recipe.Container.Entrypoint ?? Config.Entrypoint;

    // The engine drops the image's arguments with its entry point.
    private ImmutableArray<string> EffectiveArguments =>
        Arguments ?? Recipe.Container.Command ?? (Recipe.Container.Entrypoint is null && Entrypoint is null ? Config.Command : []);

    /// <summary>Arguments instead of the image's CMD; null keeps it.</summary>
    public ImmutableArray<string>? Arguments { get; init; }
}
