using System.Collections.Immutable;
using DockerSplit.Analysis;
using DockerSplit.Diagnostics;
using DockerSplit.Knowledge;

namespace DockerSplit.Planning.Doubts;

/// <summary>
/// Changes of files that packages bring, of which the text does not tell which files they are: the runtime stage installs the packages, and
/// would have the files as they come.
/// </summary>
internal sealed class PackagedFileDoubts(PlanDraft draft, SplitPlan plan)
{
    private readonly PathTable _paths = draft.Knowledge.Paths;

    public IEnumerable<Diagnostic> Find() =>
        from step in plan.Packages.Any(package => package.Install) ? draft.Analysis.Steps : []
        where !step.IsOff
        from path in step.Effects.SelectMany(effect => Changed(effect, step.Condition == StepCondition.Maybe))
        where path.Value is null || path.IsPattern || step.Condition == StepCondition.Maybe
        from place in PlacesOf(path, step)
        where draft.Knowledge.Directories.IsOfPackages(place) && _paths.ClassOf(place) == PathClass.Other
        select RewritingDescriptors.NotTold.At(
            draft.Analysis.Stage.From.Syntax.Arguments.Source,
            step.Span,
            $"which files of packages '{step.Text}' changes in {place} is not known"
        );

    private static ImmutableArray<StepPath> Changed(Effect effect, bool isMaybe) =>
        effect switch
        {
            ChangeOwner change => change.Paths,
            ChangeMode change => change.Paths,
            SetCapabilities change => change.Paths,
            // What is removed for certain is removed again; which of what find hands over is not told either way.
            RemoveFiles remove => [.. remove.Paths.Where(path => isMaybe && path.Value is not null)],
            _ => [],
        };

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
