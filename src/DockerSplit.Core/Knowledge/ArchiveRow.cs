using System.Collections.Immutable;

namespace DockerSplit.Knowledge;

/// <summary>What a distribution's archive tells of a package for building.</summary>
/// <param name="Package">Its name.</param>
/// <param name="Megabytes">
/// The least of all releases that it takes, in millions of bytes, with all that it needs, beside the basic system and what its libraries
/// need; null for less than one million.
/// </param>
/// <param name="Libraries">The packages of its shared libraries, by the codename of the release; a release that is not told of is not there.</param>
public sealed record ArchiveRow(string Package, int? Megabytes, ImmutableSortedDictionary<string, ImmutableArray<string>> Libraries);
