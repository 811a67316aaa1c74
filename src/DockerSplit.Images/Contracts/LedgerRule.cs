using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Paths;

namespace DockerSplit.Images.Contracts;

/// <summary>What a rule may excuse.</summary>
internal enum LedgerOccasion
{
    /// <summary>The original has it and the rewritten image has not.</summary>
    Missing,

    /// <summary>The content or the link's target differs.</summary>
    Content,

    /// <summary>Mode, owner, capabilities or attributes differ.</summary>
    Attributes,

    /// <summary>The rewritten image has it and the original has not.</summary>
    Added,
}

/// <summary>A rule that says why a difference is harmless, from the data file <c>Data/ledger-rules.json</c>.</summary>
internal sealed record LedgerRule
{
    public required string Name { get; init; }

    /// <summary>One sentence for people.</summary>
    public required string Why { get; init; }

    /// <summary>A path or package that it is about.</summary>
    public required string Example { get; init; }

    public required LedgerFate Fate { get; init; }

    public required IReadOnlyList<LedgerOccasion> On { get; init; }

    /// <summary>The class of the paths in the table of paths; null where <see cref="Paths"/> tells.</summary>
    public PathClass? Class { get; init; }

    /// <summary>Patterns of paths.</summary>
    public IReadOnlyList<string> Paths
    {
        get => field ?? [];
        init;
    }

    /// <summary>Patterns of the names of packages.</summary>
    public IReadOnlyList<string> Packages
    {
        get => field ?? [];
        init;
    }

    /// <summary>
    /// Patterns of the files that a tool makes it from. The rule holds only where the rewritten image has not all of those of the original:
    /// otherwise the tool would have made the same.
    /// </summary>
    public IReadOnlyList<string> MadeFrom
    {
        get => field ?? [];
        init;
    }

    /// <summary>Whether only regular files are meant: directories are often there for their owner.</summary>
    public bool OnlyFiles { get; init; }

    public bool IsWeak { get; init; }

    public LedgerReason Reason => field ??= new(Name, Why, IsWeak);

    public bool Holds(LedgerOccasion occasion, FileFacts file, PathClass kind) =>
        On.Contains(occasion)
        && (!OnlyFiles || file.Kind == FileKind.Regular)
        && ((Class is { } wanted && wanted == kind) || Paths.Any(pattern => PathPattern.Matches(pattern, file.Path)));
}

[ReadsRows(typeof(LedgerRule[]))]
internal static partial class LedgerRuleReader;
