using System.Collections.Immutable;
using DockerSplit.Diagnostics;
using DockerSplit.Planning;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;
using DockerSplit.Syntax.Dockerfile.Instructions;

namespace DockerSplit.Emission;

/// <summary>Reads the rewritten text again and checks what docs/architecture.md promises of it, before anything is built.</summary>
internal static class Promises
{
    public static ImmutableArray<Diagnostic> Check(DockerfileModel original, SplitPlan plan, EmittedDockerfile emitted)
    {
        var rewritten = DockerfileModel.Create(
            DockerfileSyntax.Parse(new(emitted.Text, original.Syntax.Source.Name)),
            ImmutableDictionary<string, string>.Empty
        );

        return
        [
            .. Broken(original, plan, rewritten, emitted.Counts)
                .Select(reason => RewritingDescriptors.BrokenPromise.At(original.Syntax.Source, plan.Stage.From.Syntax.Span, reason)),
        ];
    }

    /// <param name="counts">How many instructions each stage was given: a value that became an instruction of its own is found by them.</param>
    private static IEnumerable<string> Broken(
        DockerfileModel original,
        SplitPlan plan,
        DockerfileModel rewritten,
        ImmutableArray<int> counts
    )
    {
        if (rewritten.HasErrors)
            yield return $"it cannot be read again ({rewritten.Diagnostics[0].Message})";
        if (rewritten.Stages.Length != 2 + plan.ExtraStages.Length)
        {
            yield return "it has the wrong number of stages";
            yield break;
        }

        if (!rewritten.Stages.Select(stage => stage.Instructions.Length).SequenceEqual(counts))
            yield return "a stage has another number of instructions than it was given";

        var building = plan
            .Placements.Where(placement => placement.Kind != PlacementKind.Runtime)
            .Select(placement => Text(original, placement.Instruction.Instruction));
        if (
            !rewritten
                .Stages[0]
                .Instructions.Select(instruction => Text(rewritten, instruction.Instruction))
                .SequenceEqual(building, StringComparer.Ordinal)
        )
            yield return "the builder stage is not the original's";
        foreach (var instruction in Missing(original, plan, rewritten))
            yield return $"the runtime stage lacks '{instruction}'";
    }

    /// <summary>Instructions that set the image's configuration, which the last stage must all have.</summary>
    private static IEnumerable<string> Missing(DockerfileModel original, SplitPlan plan, DockerfileModel rewritten)
    {
        var last = rewritten
            .Stages[^1]
            .Instructions.Select(instruction => Text(rewritten, instruction.Instruction))
            .ToHashSet(StringComparer.Ordinal);

        return plan
            .Placements.Where(placement => placement.Kind != PlacementKind.Builder)
            .Select(placement => Text(original, placement.Instruction.Instruction))
            .Where(text => !last.Contains(text));
    }

    private static string Text(DockerfileModel model, Instruction instruction) =>
        model.Syntax.Source.ToString(instruction.Syntax.FullSpan).TrimEnd().TrimEnd(model.Syntax.Escape).TrimEnd();
}
