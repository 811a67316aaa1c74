using System.Collections.Immutable;
using DockerSplit.Engine.Builds;

namespace DockerSplit.Engine.Verification.Services;

/// <summary>Another container that a program needs while it is asked, such as its database.</summary>
/// <param name="Name">As the program calls it.</param>
public sealed record Service(string Name)
{
    /// <summary>The image that is started; null where it is built, or is the one that is asked.</summary>
    public string? Image { get; init; }

    /// <summary>How its image is built; null where it is there, or is the one that is asked.</summary>
    public BuildRequest? Build { get; init; }

    /// <summary>Whether it runs the very image that is asked, with other words: migrations, a worker.</summary>
    public bool IsOwn { get; init; }

    public ContainerSettings Container { get; init; } = ContainerSettings.None;

    /// <summary>Further names.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>What is waited for before the next one is started.</summary>
    public ServiceCondition Until { get; init; }

    /// <summary>Whether what depends on it says that it does without it, too.</summary>
    public bool IsOptional { get; init; }

    /// <summary>What the file gives it of this machine, and it is not given here.</summary>
    public ImmutableArray<string> LeftOut { get; init; } = [];

    /// <summary>For people: <c>db (postgres:16)</c>.</summary>
    public string Description => Image is null ? Name : $"{Name} ({Image})";
}

/// <summary>How far a service must be before what depends on it is started (compose specification, <c>depends_on</c>); each is more than the one before.</summary>
public enum ServiceCondition
{
    /// <summary>It runs.</summary>
    Started,

    /// <summary>Its health check says that it is well.</summary>
    Healthy,

    /// <summary>It has ended, and well.</summary>
    Completed,
}

/// <summary>Why a service that is needed is not there.</summary>
/// <param name="What">What it does instead: <c>ended with exit code 1</c>.</param>
/// <param name="Log">The last lines that it wrote, secrets masked.</param>
internal sealed record ServiceTrouble(Service Service, string What, ImmutableArray<string> Log)
{
    /// <summary>A clause for people.</summary>
    public string Message => $"the service '{Service.Name}' that it depends on {What}";
}
