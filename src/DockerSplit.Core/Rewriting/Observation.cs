using System.Collections.Immutable;
using DockerSplit.Facts;

namespace DockerSplit.Rewriting;

/// <summary>What the built original was seen to hold, as far as planning asks.</summary>
/// <param name="Artifacts">The files that the build made and that may matter at run time.</param>
/// <param name="Closure">What is reached from the entry point and the artifacts.</param>
/// <param name="Owners">The owning package by path.</param>
public sealed record Observation(
    ImageFacts Facts,
    ImmutableArray<FileFacts> Artifacts,
    Closure Closure,
    ImmutableDictionary<string, string> Owners
);
