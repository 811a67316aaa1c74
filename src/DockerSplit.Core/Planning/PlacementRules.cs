using System.Collections.Immutable;
using DockerSplit.Planning.Rules;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile.Instructions;

namespace DockerSplit.Planning;

/// <summary>Says where each instruction goes. What stands behind the last RUN cannot have been used by the build.</summary>
internal static class PlacementRules
{
    /// <param name="buildVariables">Names of variables that only the build reads.</param>
    public static ImmutableArray<Placement> Place(Stage stage, ImmutableArray<string> buildVariables)
    {
        var instructions = stage.Instructions;
        var last = LastRun(instructions);
        var superseded = Superseded(instructions, last);

        return
        [
            .. instructions.Select(
                (instruction, index) =>
                    IsForBuilding(instruction.Instruction, buildVariables)
                        ? new(
                            instruction,
                            PlacementKind.Builder,
                            InstructionRules.BuildOnlyVariable.Because(
                                "only the build reads these variables",
                                instruction.Instruction.Syntax.Span
                            ) with
                            {
                                Rule = "build-variable",
                            }
                        )
                        : Place(instruction, index <= last, superseded[index])
            ),
        ];
    }

    private static bool IsForBuilding(Instruction instruction, ImmutableArray<string> variables) =>
        instruction is AssignmentsInstruction { IsLabel: false } env && env.Assignments.All(pair => variables.Contains(pair.Name));

    /// <summary>The builder stage's name: the author's own, or one.</summary>
    public static string BuilderName(Stage stage) => stage.From.Alias ?? "builder";

    /// <summary>What the container runs, as text.</summary>
    public static string RuntimeText(ImmutableArray<Placement> placements) =>
        string.Join(
            '\n',
            placements
                .Where(placement => placement.Instruction.Instruction is EntrypointInstruction or CmdInstruction or HealthcheckInstruction)
                .Select(placement => placement.Instruction.Instruction.Syntax.Arguments.Text)
        );

    /// <summary>The index of the last RUN, or -1.</summary>
    public static int LastRun(ImmutableArray<StageInstruction> instructions)
    {
        for (var i = instructions.Length - 1; i >= 0; i--)
        {
            if (instructions[i].Instruction is RunInstruction)
                return i;
        }

        return -1;
    }

    /// <summary>For each instruction whether a later one sets the same state before anything of the runtime stage meets it.</summary>
    private static bool[] Superseded(ImmutableArray<StageInstruction> instructions, int last)
    {
        var result = new bool[instructions.Length];
        var (directory, user, shell) = (false, false, false);
        for (var i = instructions.Length - 1; i >= 0; i--)
        {
            switch (instructions[i].Instruction)
            {
                case WorkdirInstruction workdir:
                    (result[i], directory) = (directory, workdir.Path is ['/', ..]);
                    break;
                case CopyInstruction when i > last:
                    directory = false;
                    break;
                case UserInstruction:
                    (result[i], user) = (user, true);
                    break;
                case ShellInstruction:
                    (result[i], shell) = (shell, true);
                    break;
            }
        }

        return result;
    }

    private static Placement Place(StageInstruction at, bool beforeLastRun, bool superseded)
    {
        var (kind, rule, reason) = at.Instruction switch
        {
            ExposeInstruction
            or VolumeInstruction
            or CmdInstruction
            or EntrypointInstruction
            or HealthcheckInstruction
            or StopsignalInstruction
            or MaintainerInstruction
            or OnbuildInstruction
            or AssignmentsInstruction { IsLabel: true } => (
                PlacementKind.Runtime,
                InstructionRules.Metadata,
                "it describes the image and no RUN sees it"
            ),
            _ when !beforeLastRun => (
                PlacementKind.Runtime,
                InstructionRules.AfterLastRun,
                "it stands behind the last RUN, so the build does not use it"
            ),
            WorkdirInstruction or UserInstruction or ShellInstruction when superseded => (
                PlacementKind.Builder,
                InstructionRules.Superseded,
                "a later instruction sets it anew for run time"
            ),
            AssignmentsInstruction or WorkdirInstruction or UserInstruction or ShellInstruction => (
                PlacementKind.Both,
                InstructionRules.BuildAndRun,
                "the build runs in this state and the container starts in it"
            ),
            _ => (PlacementKind.Builder, InstructionRules.Builds, "it is part of the build"),
        };

        return new(at, kind, rule.Because(reason, at.Instruction.Syntax.Span));
    }
}
