using System.Collections.Immutable;

namespace DockerSplit.Knowledge;

/// <summary>A tool that builds call, and that a package manager of a language installs for all.</summary>
/// <param name="Name">The name of its package.</param>
/// <param name="Programs">The programs that it puts into the search path.</param>
/// <param name="Why">What it is for, a clause for people.</param>
public sealed record GlobalToolRow(string Name, ImmutableArray<string> Programs, string Why);
