using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Diagnostics;
using DockerSplit.Planning.Bases;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile.Instructions;

namespace DockerSplit.Planning;

/// <summary>
/// Everything that the rewritten Dockerfile will say, decided and explained: needed - available = install + copy.
/// </summary>
public sealed record SplitPlan
{
    /// <summary>The stage that is split, the last one of the original.</summary>
    public required Stage Stage { get; init; }

    /// <summary>The name of the builder stage: the original's own, or <c>builder</c>.</summary>
    public required string BuilderName { get; init; }

    /// <summary>Where each instruction of the stage goes, by its index.</summary>
    public required ImmutableArray<Placement> Placements { get; init; }

    /// <summary>What the last stage starts from.</summary>
    public required RuntimeBase Base { get; init; }

    /// <summary>Instructions that say again what the original's base image set and the runtime base does not.</summary>
    public ImmutableArray<string> Inherited { get; init; } = [];

    /// <summary>Variables of the original's base image that only the build reads, by name; the runtime stage has them not.</summary>
    public ImmutableSortedDictionary<string, Evidence> BuildVariables { get; init; } =
        ImmutableSortedDictionary.Create<string, Evidence>(StringComparer.Ordinal);

    /// <summary>Package sources, keys and the like that are copied before packages are installed, sorted.</summary>
    public ImmutableArray<PathDecision> SourceCopies { get; init; } = [];

    /// <summary>An estimate of the rewritten image's size in bytes; null where nothing was seen.</summary>
    public long? EstimatedSize { get; init; }

    /// <summary>Every package that the original asked for, and every package the runtime stage installs.</summary>
    public required ImmutableArray<PackageDecision> Packages { get; init; }

    /// <summary>Every path that was judged, sorted.</summary>
    public required ImmutableArray<PathDecision> Paths { get; init; }

    /// <summary>What the runtime stage does again, in order.</summary>
    public required ImmutableArray<Replay> Replays { get; init; }

    /// <summary>The stage that takes the symbols out of the artifacts; null without <c>--strip</c>.</summary>
    public StripStage? Strip { get; init; }

    /// <summary>The stage that finds the packages of libraries in each build; null where their names are listed.</summary>
    public ResolveStage? Resolve { get; init; }

    /// <summary>The stage that gathers the files for an image without a base; null where there is one.</summary>
    public RootStage? Root { get; init; }

    /// <summary>Whether facts of the built image decided, or the text alone.</summary>
    public required bool Observed { get; init; }

    /// <summary>What a person should look at: guesses and unknown commands.</summary>
    public ImmutableArray<Diagnostic> Cautions { get; init; } = [];

    /// <summary>The packages that the runtime stage installs, by name.</summary>
    public IEnumerable<PackageDecision> Installs => Packages.Where(package => package.Install);

    /// <summary>The paths that the runtime stage copies from the builder.</summary>
    public IEnumerable<PathDecision> Copies => Paths.Where(path => path.Verdict == PathVerdict.Copy);
}

/// <summary>Where an instruction goes.</summary>
public enum PlacementKind
{
    /// <summary>It builds, and stays in the builder stage.</summary>
    Builder,

    /// <summary>It only matters at run time, and moves to the runtime stage.</summary>
    Runtime,

    /// <summary>It stays in the builder stage and is said again in the runtime stage.</summary>
    Both,
}

/// <summary>The place of one instruction of the original, with the reason.</summary>
public sealed record Placement(StageInstruction Instruction, PlacementKind Kind, Evidence Evidence);

/// <summary>The image that the runtime stage starts from.</summary>
/// <param name="Reference">As it stands in the FROM line, variables included.</param>
public sealed record RuntimeBase(string Reference, string? Platform, Evidence Evidence);

/// <summary>What a package is for.</summary>
public enum PackageRole
{
    BuildOnly,
    Runtime,
}

/// <summary>A package, its role, and whether the runtime stage installs it.</summary>
/// <param name="Specification">What the installation says: the name, with the original's version where it was pinned.</param>
/// <param name="Requested">Whether the original names it.</param>
/// <param name="Install">Whether the runtime stage installs it; a runtime package that the base has needs no installation.</param>
public sealed record PackageDecision(
    PackageManager Manager,
    string Name,
    string Specification,
    PackageRole Role,
    bool Requested,
    bool Install,
    ImmutableArray<Evidence> Evidence
);

/// <summary>What happens with a path.</summary>
public enum PathVerdict
{
    /// <summary>Copied from the builder stage.</summary>
    Copy,

    /// <summary>A package brings it.</summary>
    Install,

    /// <summary>Not needed at run time.</summary>
    Drop,
}

/// <summary>A path and its verdict.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="IsDirectory">Whether it stands for everything below it.</param>
/// <param name="Size">Bytes, where they were observed.</param>
/// <param name="Owner">Numeric <c>user:group</c> that COPY must restore; null when it is root's.</param>
/// <param name="Guess">Whether no fact backs it.</param>
public sealed record PathDecision(
    string Path,
    PathVerdict Verdict,
    bool IsDirectory,
    long? Size,
    ImmutableArray<Evidence> Evidence,
    string? Owner = null,
    bool Guess = false
);

/// <summary>When a replayed command runs in the runtime stage.</summary>
public enum ReplayMoment
{
    /// <summary>Before packages are installed: mirrors and repositories.</summary>
    BeforePackages,

    /// <summary>Before anything is copied: users and groups.</summary>
    BeforeCopies,

    /// <summary>After everything was copied: links, directories, owners, caches.</summary>
    AfterCopies,
}

/// <summary>A shell command of the runtime stage.</summary>
/// <param name="Command">One command line for <c>/bin/sh</c>.</param>
public sealed record Replay(ReplayMoment Moment, string Command, Evidence Evidence);

/// <summary>The stage between builder and runtime that strips.</summary>
/// <param name="Name">Its name, not used by the original.</param>
/// <param name="Install">The package that brings <c>strip</c>, where the builder has it no more.</param>
/// <param name="Paths">What is stripped, sorted.</param>
public sealed record StripStage(string Name, PackageManager? Manager, string? Install, ImmutableArray<string> Paths);

/// <summary>The stage that gathers, under one directory, the files of an image that starts from scratch.</summary>
/// <param name="Name">Its name, not used by the original.</param>
/// <param name="Directory">Where the files are gathered.</param>
/// <param name="Paths">Files and links, sorted.</param>
/// <param name="Commands">Commands that make directories there.</param>
public sealed record RootStage(string Name, string Directory, ImmutableArray<string> Paths, ImmutableArray<string> Commands);

/// <summary>The stage that finds, in each build anew, the packages whose libraries are linked to.</summary>
/// <param name="Name">Its name, which is also the name of the list that it writes.</param>
/// <param name="Replaces">The packages that it found when the plan was made; they are not named in the Dockerfile.</param>
/// <param name="Command">A pipeline that prints the packages, one a line.</param>
public sealed record ResolveStage(string Name, ImmutableArray<string> Replaces, string Command);
