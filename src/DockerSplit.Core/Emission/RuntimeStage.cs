using DockerSplit.Planning;
using DockerSplit.Planning.Stages;
using DockerSplit.Syntax.Dockerfile;
using DockerSplit.Syntax.Dockerfile.Instructions;
using DockerSplit.Text;

namespace DockerSplit.Emission;

/// <summary>Writes the last stage: what it starts from, variables, packages, replays, copies, and the instructions that moved.</summary>
internal sealed class RuntimeStage(
    DockerfileText text,
    SplitPlan plan,
    List<List<DockerfileItem>> blocks,
    Dictionary<DockerfileItem, Placement> placements
)
{
    public void Emit(SourceText source)
    {
        var last = PlacementRules.LastRun(plan.Stage.Instructions);
        var lastRun = last < 0 ? null : plan.Stage.Instructions[last].Instruction.Syntax;
        var behind = blocks.FindIndex(block => block[^1] == lastRun) + 1;
        var early = blocks
            .Take(behind)
            .Where(block => placements.TryGetValue(block[^1], out var placement) && placement.Kind != PlacementKind.Builder)
            .ToList();
        var first = early
            .Where(block => placements[block[^1]].Instruction.Instruction is AssignmentsInstruction or MaintainerInstruction)
            .ToList();
        foreach (var caution in plan.Cautions)
            text.Comment($"doubt, line {caution.Position.Line}: {caution.Message}");
        EmitFrom();
        EmitArguments(source, [.. early, .. blocks.Skip(behind)]);
        foreach (var block in first)
            EmitMoved(block);
        EmitContent();
        foreach (var block in early.Except(first))
            EmitMoved(block);
        foreach (var block in blocks.Skip(behind).Where(block => block[^1] is not InstructionSyntax || placements.ContainsKey(block[^1])))
            EmitMoved(block);
    }

    private void EmitFrom()
    {
        text.From(plan.Base.Platform is { } platform ? $"--platform={platform} {plan.Base.Reference}" : plan.Base.Reference);
        foreach (var instruction in plan.Inherited)
            text.Instruction(instruction);
    }

    /// <summary>ARG holds for one stage only, so those that the runtime stage mentions are said again.</summary>
    private void EmitArguments(SourceText source, IEnumerable<List<DockerfileItem>> moved)
    {
        var written = plan.Replays.Select(replay => replay.Command).Concat(plan.Installs.Select(package => package.Specification));
        var mentioned = string.Join('\n', moved.Select(block => source.ToString(block[^1].FullSpan)).Concat(written));
        foreach (var placement in plan.Placements.Where(placement => placement.Kind == PlacementKind.Builder))
        {
            if (
                placement.Instruction.Instruction is ArgInstruction arg
                && arg.Arguments.Any(argument => IsMentioned(argument.Name, mentioned))
            )
                text.Original(arg.Syntax);
        }

        text.EndLine();
    }

    private static bool IsMentioned(string name, string text) =>
        text.Contains($"${name}", StringComparison.Ordinal) || text.Contains($"${{{name}", StringComparison.Ordinal);

    private void EmitContent()
    {
        EmitReplays(ReplayMoment.First);
        foreach (var copy in plan.SourceCopies)
            text.Instruction(CopyLines.Of(plan.BuilderName, copy.Path));
        if (PackageInstallation.IsNeeded(plan))
        {
            text.Comment(PackageInstallation.Purpose(plan));
            text.Instruction(PackageInstallation.Of(plan));
        }

        EmitReplays(ReplayMoment.BeforeCopies);
        foreach (var copy in CopyLines.Of(plan))
            text.Instruction(copy);
        EmitReplays(ReplayMoment.AfterCopies);
    }

    private void EmitReplays(ReplayMoment moment)
    {
        var replays = plan.Replays.Where(replay => replay.Moment == moment).ToList();
        if (replays.Count == 0)
            return;

        text.Comment(string.Join("; ", replays.Select(replay => replay.Evidence.Reason).Distinct(StringComparer.Ordinal)));
        text.Instruction(ExtraStage.Run(replays.Select(replay => replay.Command), Mounts(replays)));
    }

    private string Mounts(IEnumerable<Replay> replays) =>
        string.Concat(
            replays
                .Select(replay => replay.Reads)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Select(path => $"--mount=type=bind,from={plan.BuilderName},source={path},target={Replay.MountOf(path)} ")
        );

    /// <summary>An instruction that moved brings its comments; one that stays in the builder too leaves them there.</summary>
    private void EmitMoved(List<DockerfileItem> block)
    {
        var stays = placements.TryGetValue(block[^1], out var placement) && placement.Kind == PlacementKind.Both;
        foreach (var item in stays ? [block[^1]] : block)
            text.Original(item);
        text.EndLine();
    }
}
