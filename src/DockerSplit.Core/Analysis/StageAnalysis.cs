using System.Collections.Immutable;
using DockerSplit.Analysis.Commands;
using DockerSplit.Diagnostics;
using DockerSplit.Knowledge;
using DockerSplit.Semantics;

namespace DockerSplit.Analysis;

/// <summary>A stage laid out as steps in order of execution. Diagnostics are about what could not be read.</summary>
public sealed record StageAnalysis(Stage Stage, ImmutableArray<Step> Steps, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Where the base image starts, and so what stands before the first WORKDIR; null where nobody knows.</summary>
    public string? Start { get; init; }

    /// <summary>What is known of commands, for all that reads them from here on.</summary>
    public required CommandCatalog Commands { get; init; }

    /// <summary>What is known beforehand, for all that is planned from here on.</summary>
    public KnowledgeBase Knowledge { get; init; } = KnowledgeBase.Shipped;
}
