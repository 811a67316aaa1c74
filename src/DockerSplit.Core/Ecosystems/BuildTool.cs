using System.Collections.Immutable;

namespace DockerSplit.Ecosystems;

/// <summary>A tool that the build installed for itself beside an interpreter, and that nothing which is started calls.</summary>
/// <param name="Name">How it is called.</param>
/// <param name="Paths">All that belongs to it, each path with all below it.</param>
/// <param name="Why">What it is for, a clause for people.</param>
public sealed record BuildTool(string Name, ImmutableArray<string> Paths, string Why);
