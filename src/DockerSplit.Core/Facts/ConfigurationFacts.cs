using System.Collections.Immutable;

namespace DockerSplit.Facts;

/// <summary>What a configuration file, or a source that is run as it is, names.</summary>
/// <param name="Directives">Lines and calls by which a program is known to load files, in the order of the text.</param>
/// <param name="Paths">Other absolute paths in it, sorted.</param>
public sealed record ConfigurationFacts(ImmutableArray<ConfigurationDirective> Directives, ImmutableArray<string> Paths);

/// <summary>A line such as <c>load_module modules/x.so;</c>.</summary>
/// <param name="Line">The number of the line; 0 where it is not counted.</param>
public readonly record struct ConfigurationDirective(string Name, string Value, int Line);
