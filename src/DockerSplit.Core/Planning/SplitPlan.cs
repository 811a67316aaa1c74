using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Diagnostics;
using DockerSplit.Facts;
using DockerSplit.Planning.Stages;
using DockerSplit.Semantics;

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

    /// <summary>Variables that the runtime base sets, the original has not, and no text of the original names.</summary>
    public ImmutableSortedSet<string> AddedVariables { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Variables that may differ between the images: those that the plan leaves out, and those that the base adds and nothing reads.</summary>
    public IEnumerable<string> FreeVariables => BuildVariables.Keys.Concat(AddedVariables);

    /// <summary>Package sources, keys and the like that are copied before packages are installed, sorted.</summary>
    public ImmutableArray<PathDecision> SourceCopies { get; init; } = [];

    /// <summary>An estimate of the rewritten image's size in bytes; null where nothing was seen.</summary>
    public long? EstimatedSize { get; init; }

    /// <summary>What installs packages in the runtime stage.</summary>
    public required PackageManager Manager { get; init; }

    /// <summary>Every package that the original asked for, and every package the runtime stage installs.</summary>
    public required ImmutableArray<PackageDecision> Packages { get; init; }

    /// <summary>The paths that the runtime stage copies, sorted.</summary>
    public required ImmutableArray<PathDecision> Copies { get; init; }

    /// <summary>What the build left and run time does not get, one for each reason and place, sorted.</summary>
    public ImmutableArray<PathDecision> Drops { get; init; } = [];

    /// <summary>What the runtime stage does again, in order.</summary>
    public required ImmutableArray<Replay> Replays { get; init; }

    /// <summary>The stages between builder and runtime, in order.</summary>
    public ImmutableArray<ExtraStage> ExtraStages { get; init; } = [];

    /// <summary>The stage that <see cref="Copies"/> are copied from: the builder, or one that made something of it.</summary>
    public required string CopiesFrom { get; init; }

    /// <summary>Where all files are gathered, to be copied at once; null where <see cref="Copies"/> are copied one by one.</summary>
    public GatheredFiles? Gathered { get; init; }

    /// <summary>Where packages to install are listed; null where all are named.</summary>
    public PackageList? PackageList { get; init; }

    /// <summary>Whether facts of the built image decided, or the text alone.</summary>
    public required bool Observed { get; init; }

    /// <summary>What a person should look at: guesses and unknown commands.</summary>
    public ImmutableArray<Diagnostic> Cautions { get; init; } = [];

    /// <summary>What becomes of everything that the original has, as the ledger checks it once the rewritten image was built.</summary>
    public required Expectation Expected { get; init; }

    /// <summary>The packages that the runtime stage installs, by name.</summary>
    public IEnumerable<PackageDecision> Installs => Packages.Where(package => package.Install);
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
)
{
    /// <summary>The author's own command for installing it, such as <c>yum</c>; empty for the system's usual one.</summary>
    public string Program { get; init; } = "";

    /// <summary>The release or repository that the author names for it; null for none.</summary>
    public string? TargetRelease { get; init; }

    /// <summary>The option with which the author takes it whoever signed it; mostly null.</summary>
    public string? Unsigned { get; init; }

    /// <summary>The package that is installed and brings this one along; null for one that is installed by its name or in the base.</summary>
    public string? BroughtBy { get; init; }
}

/// <summary>A path that is copied or dropped, with the reasons.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="IsDirectory">Whether it stands for everything below it.</param>
/// <param name="Size">Bytes, where they were observed.</param>
/// <param name="Owner">Numeric <c>user:group</c> that COPY must restore; null when it is root's.</param>
/// <param name="Guess">Whether no fact backs it.</param>
public sealed record PathDecision(
    string Path,
    bool IsDirectory,
    long? Size,
    ImmutableArray<Evidence> Evidence,
    string? Owner = null,
    bool Guess = false
);

/// <summary>When a replayed command runs in the runtime stage.</summary>
public enum ReplayMoment
{
    /// <summary>Before everything: users and groups, so that packages find them with the original's numbers.</summary>
    First,

    /// <summary>Before packages are installed: mirrors and repositories.</summary>
    BeforePackages,

    /// <summary>As soon as the lists of packages are there, before any is installed: upgrades of what the base brings.</summary>
    WithPackages,

    /// <summary>Before anything is copied: members of packages' groups, passwords, directories.</summary>
    BeforeCopies,

    /// <summary>After everything was copied: links, directories, owners, caches.</summary>
    AfterCopies,
}

/// <summary>A shell command of the runtime stage.</summary>
/// <param name="Command">One command line for <c>/bin/sh</c>.</param>
public sealed record Replay(ReplayMoment Moment, string Command, Evidence Evidence)
{
    /// <summary>A file of the builder stage that the command reads at <see cref="MountOf"/>; null for none.</summary>
    public string? Reads { get; init; }

    /// <summary>Where a file of the builder is while a command of the runtime stage reads it; no layer holds it.</summary>
    public static string MountOf(string path) => "/mnt" + path;
}

/// <summary>Files of an image without a base, gathered under one directory of a stage.</summary>
public sealed record GatheredFiles(string Stage, string Directory);

/// <summary>A list of packages that a stage writes in each build anew.</summary>
/// <param name="Path">Where the list is in that stage.</param>
/// <param name="Manager">What the packages are installed with.</param>
/// <param name="Replaces">The packages that were found when the plan was made; they are not named in the Dockerfile.</param>
public sealed record PackageList(string Stage, string Path, PackageManager Manager, ImmutableArray<string> Replaces);
