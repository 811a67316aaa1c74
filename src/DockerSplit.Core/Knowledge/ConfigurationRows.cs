using System.Collections.Immutable;

namespace DockerSplit.Knowledge;

/// <summary>A line of a configuration file that loads something.</summary>
/// <param name="Argument">Which word behind the name tells what, the first being 1; 0 takes all, one by one.</param>
/// <param name="Opens">
/// Where that is: <c>{up}</c> for the value as a path, from the file's directory upwards; patterns with <c>{value}</c>;
/// <c>command:</c> for a command on the path.
/// </param>
public sealed record DirectiveRow(string Name, string Why, int Argument, ImmutableArray<string> Opens);

/// <summary>Calls in source files that load a library by name.</summary>
/// <param name="Ending">The ending of the files' names.</param>
/// <param name="Calls">The names of the functions, of which the first argument tells the library.</param>
/// <param name="Example">A line with one of the calls.</param>
public sealed record SourceRow(string Ending, string Why, ImmutableArray<string> Calls, string Example);
