using System.Collections.Immutable;
using DockerSplit.Facts;

namespace DockerSplit.Planning;

/// <summary>How widely a plan takes what it is not sure of; each rung of the ladder takes more than the one before.</summary>
public enum Rung
{
    /// <summary>What the closure reaches, and no more.</summary>
    Exact,

    /// <summary>
    /// What weak evidence speaks for, what lies beside files that are reached, and every package that the author asks for and no rule
    /// calls build-only.
    /// </summary>
    Wide,

    /// <summary>Everything that the build left and that is no cache, wherever it lies.</summary>
    Everything,

    /// <summary>The original's own base image instead of a smaller one.</summary>
    OriginalBase,

    /// <summary>The original's base and all of its packages, but for those that are certainly build-only.</summary>
    OnlyCertain,
}

/// <summary>What running the images taught.</summary>
/// <param name="Facts">What the rewritten image lacked, from all rounds.</param>
/// <param name="Rung">How widely to plan now.</param>
public sealed record Lessons(ImmutableArray<LearnedFact> Facts, Rung Rung)
{
    /// <summary>Files of the original that its programs were seen to open or run, by their paths; it tells nothing of any other file.</summary>
    public ImmutableSortedSet<string> Used { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Packages of the original that the package manager knows no more.</summary>
    public IEnumerable<string> UnknownPackages => Facts.OfType<UnknownPackage>().Select(fact => fact.Name);

    public static Lessons None { get; } = new([], Rung.Exact);

    /// <summary>The last rung.</summary>
    public const Rung Last = Rung.OnlyCertain;
}
