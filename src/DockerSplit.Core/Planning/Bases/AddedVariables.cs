using System.Collections.Immutable;
using DockerSplit.Facts;

namespace DockerSplit.Planning.Bases;

/// <summary>Finds the variables that the runtime base sets and the original has not. No instruction can take one away.</summary>
internal static class AddedVariables
{
    /// <summary>By name, each with whether a text of the original names it, so that its program may behave otherwise.</summary>
    public static ImmutableSortedDictionary<string, bool> Find(ImageFacts original, ImageConfig runtime) =>
        Names(runtime)
            .Except(Names(original.Config), StringComparer.Ordinal)
            .Distinct(StringComparer.Ordinal)
            .ToImmutableSortedDictionary(name => name, name => IsRead(original, name), StringComparer.Ordinal);

    private static IEnumerable<string> Names(ImageConfig config) => config.Environment.Select(variable => variable.Split('=')[0]);

    private static bool IsRead(ImageFacts original, string name) =>
        original.Final.Sources.Values.Any(text => text.Contains(name, StringComparison.Ordinal))
        || ClosureRoot.OfConfig(original.Config).SelectMany(root => root.Words).Any(word => word.Contains(name, StringComparison.Ordinal));
}
