using System.Collections.Immutable;

namespace DockerSplit.Planning;

/// <summary>What the user asked for.</summary>
public sealed record SplitOptions
{
    /// <summary>Whether symbols are taken out of the artifacts.</summary>
    public bool Strip { get; init; }

    /// <summary>Whether headers, static libraries, manuals and the like stay with the artifacts.</summary>
    public bool KeepDevelopmentFiles { get; init; }

    /// <summary>
    /// What the runtime stage starts from: <c>auto</c>, <c>same</c>, <c>slim</c>, <c>scratch</c>, or an image's reference.
    /// </summary>
    public string RuntimeBase { get; init; } = "auto";

    /// <summary>Whether the runtime stage finds its packages by itself at build time, for base tags that float.</summary>
    public bool ResolveAtBuild { get; init; }

    /// <summary>Whether the runtime stage ends with a step that fails the build when a library is missing.</summary>
    public bool GuardLibraries { get; init; }

    /// <summary>Whether a plan is taken also where doubts lie in its way; each is then a caution.</summary>
    public bool Guess { get; init; }

    public Overrides Overrides { get; init; } = Overrides.None;
}

/// <summary>Decisions that a person made beforehand, in the configuration file or in comments of the Dockerfile; they win over every rule.</summary>
public sealed record Overrides
{
    /// <summary>Packages that the runtime stage has.</summary>
    public ImmutableArray<string> RuntimePackages { get; init; } = [];

    /// <summary>Packages that it has not.</summary>
    public ImmutableArray<string> BuildPackages { get; init; } = [];

    /// <summary>Paths that are copied, whole where they are directories.</summary>
    public ImmutableArray<string> KeptPaths { get; init; } = [];

    /// <summary>Paths that are not.</summary>
    public ImmutableArray<string> DroppedPaths { get; init; } = [];

    /// <summary>Environment variables that only the build reads.</summary>
    public ImmutableArray<string> BuildVariables { get; init; } = [];

    public static Overrides None { get; } = new();

    /// <summary>These decisions and others together.</summary>
    public Overrides And(Overrides other) =>
        new()
        {
            RuntimePackages = [.. RuntimePackages, .. other.RuntimePackages],
            BuildPackages = [.. BuildPackages, .. other.BuildPackages],
            KeptPaths = [.. KeptPaths, .. other.KeptPaths],
            DroppedPaths = [.. DroppedPaths, .. other.DroppedPaths],
            BuildVariables = [.. BuildVariables, .. other.BuildVariables],
        };
}
