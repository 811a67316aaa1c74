using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Diagnostics;
using DockerSplit.Knowledge;
using DockerSplit.Paths;

namespace DockerSplit.Planning.Doubts;

/// <summary>
/// Changes of files that packages bring, of which the text does not tell which files they are: the runtime stage installs the packages, and
/// would have the files as they come.
/// </summary>
internal sealed class PackagedFileDoubts(PlanDraft draft, SplitPlan plan)
{
    private const string Settings = "/etc";

    private readonly PathTable _paths = draft.Knowledge.Paths;

    public IEnumerable<Diagnostic> Find() =>
        from step in plan.Packages.Any(package => package.Install) ? draft.Analysis.Steps : []
        where !step.IsOff
        from place in step.Effects.SelectMany(effect => Changed(effect, step).Concat(RemovedSettings(effect, step)))
        where draft.Knowledge.Directories.IsOfPackages(place) && _paths.ClassOf(place) == PathClass.Other
        select RewritingDescriptors.NotTold.At(
            draft.Analysis.Stage.From.Syntax.Arguments.Source,
            step.Span,
            $"which files of packages '{step.Text}' changes in {place} is not known"
        );

    private IEnumerable<string> Changed(Effect effect, Step step)
    {
        var isMaybe = step.Condition == StepCondition.Maybe;
        ImmutableArray<StepPath> paths = effect switch
        {
            ChangeOwner change => change.Paths,
            ChangeMode change => change.Paths,
            SetCapabilities change => change.Paths,
            // What is removed for certain is removed again.
            RemoveFiles remove => [.. remove.Paths.Where(path => isMaybe && path.Value is not null)],
            _ => [],
        };

        return paths.Where(path => path.Value is null || path.IsPattern || isMaybe).SelectMany(path => PlacesOf(path, step));
    }

    /// <summary>
    /// What <c>find</c> deletes, or hands over to be deleted. Settings alone: a program reads what is left of them, and elsewhere people delete what nobody reads.
    /// </summary>
    private IEnumerable<string> RemovedSettings(Effect effect, Step step)
    {
        IEnumerable<string> places = effect switch
        {
            RemoveSomeFiles remove => remove.Directories.Select(path => path.Value).OfType<string>(),
            RemoveFiles remove => remove.Paths.Where(IsFound).SelectMany(path => PlacesOf(path, step)),
            _ => [],
        };

        return places.Where(place => ContainerPath.IsWithin(place, Settings));
    }

    /// <summary>Whether it is what another command found, or a pattern of <c>find</c>'s over a whole tree, which no shell knows.</summary>
    private static bool IsFound(StepPath path) =>
        path.Value is null || (path.IsPattern && path.Value.Contains("**", StringComparison.Ordinal));

    /// <summary>The directories in which the path may lie; for what another command hands over those that it looks through.</summary>
    private IEnumerable<string> PlacesOf(StepPath path, Step step)
    {
        if (path.Value is { } known)
            return [path.IsPattern ? known[..known.IndexOfAny(['*', '?', '['])].TrimEnd('/') : known];

        return draft
            .Analysis.Steps.Where(other =>
                other.Instruction == step.Instruction && step.Statement is not null && other.Statement == step.Statement
            )
            .SelectMany(other => other.Effects.OfType<ReadFiles>())
            .SelectMany(read => read.Paths)
            .Select(read => read.Value)
            .OfType<string>();
    }
}
