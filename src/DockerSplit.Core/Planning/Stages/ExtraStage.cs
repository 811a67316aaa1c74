using System.Collections.Immutable;
using DockerSplit.Diagnostics;

namespace DockerSplit.Planning.Stages;

/// <summary>
/// A stage between builder and runtime that the plan adds, so that the builder stays as it was: one that strips, gathers, resolves, or drops
/// development dependencies.
/// </summary>
/// <param name="Name">Its name, which no stage of the original has.</param>
/// <param name="From">The stage or image that it starts from.</param>
/// <param name="Instructions">Whole instructions of a Dockerfile, in order.</param>
public sealed record ExtraStage(string Name, string From, ImmutableArray<string> Instructions, Evidence Evidence);
