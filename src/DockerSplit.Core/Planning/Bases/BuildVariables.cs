using System.Collections.Immutable;
using DockerSplit.Diagnostics;
using DockerSplit.Facts;
using DockerSplit.Knowledge;
using DockerSplit.Planning.Rules;

namespace DockerSplit.Planning.Bases;

/// <summary>Finds the variables of the original's base image that the runtime stage does without.</summary>
internal static class BuildVariables
{
    /// <summary>By name, each with the reason; none where the runtime base is the same and brings them anyway.</summary>
    public static ImmutableSortedDictionary<string, Evidence> Find(Solution solution)
    {
        if (solution.Runtime.IsOriginalBase)
            return ImmutableSortedDictionary.Create<string, Evidence>(StringComparer.Ordinal);

        return solution
            .Draft.OwnBase.Config.Environment.Except(solution.Runtime.Config.Environment, StringComparer.Ordinal)
            .Select(variable => variable.Split('=')[0])
            .Select(name => (name, Why: ReasonFor(name, solution.Draft.Closure, solution.Draft.Options.Overrides)))
            .Where(pair => pair.Why is not null)
            .ToImmutableSortedDictionary(pair => pair.name, pair => pair.Why!, StringComparer.Ordinal);
    }

    private static Evidence? ReasonFor(string name, Closure closure, Overrides overrides)
    {
        if (overrides.BuildVariables.Contains(name))
            return BaseRules.BuildVariable.Because("the configuration says that only the build reads it", subject: name) with
            {
                Rule = "dropped-by-user",
            };

        return BuildVariableKnowledge.Find(name) is { } row && !closure.Reached.Keys.Any(row.IsUndoneBy)
            ? BaseRules.BuildVariable.Because(row.Why, subject: name)
            : null;
    }
}
