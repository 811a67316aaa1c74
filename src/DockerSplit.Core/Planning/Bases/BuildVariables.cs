using System.Collections.Immutable;
using DockerSplit.Diagnostics;
using DockerSplit.Facts;
using DockerSplit.Paths;
using DockerSplit.Planning.Rules;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile.Instructions;

namespace DockerSplit.Planning.Bases;

/// <summary>Finds the variables of the original's base image that the runtime stage does without.</summary>
internal static class BuildVariables
{
    private const string Path = "PATH";

    /// <summary>By name, each with the reason; none where the runtime base is the same and brings them anyway.</summary>
    public static ImmutableSortedDictionary<string, Evidence> Find(Solution solution)
    {
        if (solution.Runtime.IsOriginalBase)
            return ImmutableSortedDictionary.Create<string, Evidence>(StringComparer.Ordinal);

        return solution
            .Draft.OwnBase.Config.Environment.Except(solution.Runtime.Config.Environment, StringComparer.Ordinal)
            .Select(variable => variable.Split('=')[0])
            .Select(name => (name, Why: ReasonFor(name, solution.Draft) ?? SearchPath(name, solution)))
            .Where(pair => pair.Why is not null)
            .ToImmutableSortedDictionary(pair => pair.name, pair => pair.Why!, StringComparer.Ordinal);
    }

    /// <summary>The directories in which the original's base looks for programs, where none of them comes into the runtime stage.</summary>
    private static Evidence? SearchPath(string name, Solution solution) =>
        name == Path
        && !IsSetByAuthor(solution.Draft.Analysis.Stage)
        && !DirectoriesOf(solution.Draft.OwnBase.Config)
            .Except(DirectoriesOf(solution.Runtime.Config), StringComparer.Ordinal)
            .Any(directory => IsThere(directory, solution))
            ? BaseRules.BuildVariable.Because("it adds only directories of the toolchain, which the runtime stage has not", subject: name)
            : null;

    private static bool IsSetByAuthor(Stage stage) =>
        stage.Instructions.Any(at =>
            at.Instruction is AssignmentsInstruction { IsLabel: false } env && env.Assignments.Any(pair => pair.Name == Path)
        );

    private static IEnumerable<string> DirectoriesOf(ImageConfig config) =>
        config
            .Environment.Where(variable => variable.StartsWith(Path + "=", StringComparison.Ordinal))
            .SelectMany(variable => variable[(Path.Length + 1)..].Split(':'));

    /// <summary>Whether the runtime base, a copy or an instruction behind the last RUN fills the directory.</summary>
    private static bool IsThere(string directory, Solution solution) =>
        solution.Available.Files.ContainsKey(directory)
        || solution.IsCopied(directory)
        || solution.Copies.Any(copy => ContainerPath.IsWithin(copy.Path, directory))
        || solution.Draft.Image.Left.Any(file =>
            ContainerPath.IsWithin(file.Path, directory)
            && (
                file.Layer > BuildLayers.Last(solution.Facts)
                || (file.Kind == FileKind.SymbolicLink && solution.Equation.Copies.ContainsKey(file.Path))
            )
        );

    private static Evidence? ReasonFor(string name, PlanDraft draft)
    {
        if (draft.Options.Overrides.BuildVariables.Contains(name))
            return BaseRules.BuildVariable.Because("the configuration says that only the build reads it", subject: name) with
            {
                Rule = "dropped-by-user",
            };

        return draft.Knowledge.Variables.Find(name) is { } row && !draft.Closure.Reached.Keys.Any(row.IsUndoneBy)
            ? BaseRules.BuildVariable.Because(row.Why, subject: name)
            : null;
    }
}
