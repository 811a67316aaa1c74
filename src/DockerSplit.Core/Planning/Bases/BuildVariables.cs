using System.Collections.Immutable;
using DockerSplit.Diagnostics;
using DockerSplit.Facts;
using DockerSplit.Knowledge;

namespace DockerSplit.Planning.Bases;

/// <summary>Finds the variables of the original's base image that the runtime stage does without.</summary>
internal static class BuildVariables
{
    /// <summary>By name, each with the reason; none where the runtime base is the same and brings them anyway.</summary>
    public static ImmutableSortedDictionary<string, Evidence> Find(Observation seen, Overrides overrides)
    {
        if (seen.Runtime.IsOriginalBase)
            return ImmutableSortedDictionary.Create<string, Evidence>(StringComparer.Ordinal);

        return seen
            .OriginalBase.Config.Environment.Except(seen.Runtime.Config.Environment, StringComparer.Ordinal)
            .Select(variable => variable.Split('=')[0])
            .Select(name => (name, Why: ReasonFor(name, seen.Closure, overrides)))
            .Where(pair => pair.Why is not null)
            .ToImmutableSortedDictionary(pair => pair.name, pair => pair.Why!, StringComparer.Ordinal);
    }

    private static Evidence? ReasonFor(string name, Closure closure, Overrides overrides)
    {
        if (overrides.BuildVariables.Contains(name))
            return new("dropped-by-user", "the configuration says that only the build reads it", Subject: name);

        return
            BuildVariableKnowledge.Find(name) is { } row
            && !closure.Reached.Keys.Any(row.IsUndoneBy)
            ? new("build-variable", row.Why, Subject: name)
            : null;
    }
}
