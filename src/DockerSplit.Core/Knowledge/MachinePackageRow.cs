using System.Collections.Immutable;
using DockerSplit.Text;

namespace DockerSplit.Knowledge;

/// <summary>Packages that others recommend for a machine that starts up or for a person at it, and that no container misses.</summary>
/// <param name="Why">The reason, a sentence for people.</param>
/// <param name="Patterns">Their names, with <c>*</c>.</param>
public sealed record MachinePackageRow(string Why, ImmutableArray<KnownPattern> Patterns)
{
    /// <summary>Whether the row speaks of a package.</summary>
    public bool IsAbout(string package) => Patterns.Any(known => TextPattern.IsMatch(package, known.Pattern));
}
