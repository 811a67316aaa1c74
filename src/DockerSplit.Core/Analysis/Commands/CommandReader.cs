using System.Collections.Immutable;

namespace DockerSplit.Analysis.Commands;

/// <summary>
/// Understands the commands of some names. It answers with effects and changes nothing; a version behind a name (<c>gcc-12</c>) is taken
/// off before the name is looked up.
/// </summary>
/// <param name="Names">The commands' names, without a directory.</param>
/// <param name="Read">What one call does; null means that the reader does not understand this call.</param>
internal sealed record CommandReader(ImmutableArray<string> Names, Func<Invocation, IEnumerable<Effect>?> Read);
