using DockerSplit.Diagnostics;

namespace DockerSplit.Planning.Rules;

/// <summary>Why there is a stage between builder and runtime.</summary>
public static class StageRules
{
    /// <summary>`--strip` asks for artifacts without symbols; the builder stage keeps them.</summary>
    public static readonly EvidenceRule Strip = new("strip", "Symbols are taken out");

    /// <summary>Packages of a language that the project asks for only to build and to test are taken out; the builder stage keeps them.</summary>
    public static readonly EvidenceRule Prune = new("prune", "Dependencies for development are taken out");

    /// <summary>An image without a base has no shell to make anything with, so its files are gathered beforehand.</summary>
    public static readonly EvidenceRule Gather = new("gather", "The files are gathered");

    /// <summary>The packages that libraries come from are found in each build anew.</summary>
    public static readonly EvidenceRule Resolve = new("resolve", "Packages are found by what programs link to");
}
