using System.Collections.Immutable;
using DockerSplit.Planning;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile;

namespace DockerSplit.Emission;

/// <summary>The rewritten Dockerfile.</summary>
/// <param name="Counts">How many instructions each of its stages was given, FROM not counted.</param>
internal sealed record EmittedDockerfile(string Text, ImmutableArray<int> Counts);

/// <summary>Writes the rewritten Dockerfile: the builder stage byte for byte the original, then the stages that the plan adds, then the runtime stage.</summary>
internal static class Emitter
{
    public static EmittedDockerfile Emit(DockerfileModel model, SplitPlan plan)
    {
        var text = new DockerfileText(model.Syntax.Source, model.Syntax.Escape);
        var blocks = Blocks(model.Syntax.Items);
        var placements = plan.Placements.ToDictionary(placement => (DockerfileItem)placement.Instruction.Instruction.Syntax);
        EmitBuilder(text, plan, blocks, placements);
        foreach (var stage in plan.ExtraStages)
        {
            text.BlankLine();
            text.From($"{stage.From} AS {stage.Name}");
            text.Comment(stage.Evidence.Reason);
            foreach (var instruction in stage.Instructions)
                text.Instruction(instruction);
        }

        text.BlankLine();
        new RuntimeStage(text, plan, blocks, placements).Emit(model.Syntax.Source);

        return new(text.ToString(), text.Counts);
    }

    /// <summary>Each instruction with the comments and blank lines before it; the last block may hold none.</summary>
    private static List<List<DockerfileItem>> Blocks(ImmutableArray<DockerfileItem> items)
    {
        var blocks = new List<List<DockerfileItem>> { new() };
        foreach (var item in items)
        {
            blocks[^1].Add(item);
            if (item is InstructionSyntax)
                blocks.Add([]);
        }

        if (blocks[^1].Count == 0)
            blocks.RemoveAt(blocks.Count - 1);

        return blocks;
    }

    /// <summary>What stands behind the last instruction moves with it.</summary>
    private static void EmitBuilder(
        DockerfileText text,
        SplitPlan plan,
        List<List<DockerfileItem>> blocks,
        Dictionary<DockerfileItem, Placement> placements
    )
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            var last = blocks[i][^1];
            var moves = placements.TryGetValue(last, out var placement) && placement.Kind == PlacementKind.Runtime;
            if (moves || (last is not InstructionSyntax && i == blocks.Count - 1))
                continue;
            foreach (var item in blocks[i])
            {
                if (item == plan.Stage.From.Syntax && plan.Stage.From.Alias is null)
                    text.OriginalFrom(item, plan.Stage.From.ImageSpan.End, plan.BuilderName);
                else
                    text.Original(item);
            }
        }

        text.EndInstruction();
    }
}
