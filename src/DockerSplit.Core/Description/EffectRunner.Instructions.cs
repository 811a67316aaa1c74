using DockerSplit.Analysis;
using DockerSplit.Description.Files;
using DockerSplit.Paths;
using DockerSplit.Semantics;
using DockerSplit.Syntax.Dockerfile.Instructions;

namespace DockerSplit.Description;

/// <summary>What holds for a whole instruction: its mounts, and where it runs.</summary>
internal sealed partial class EffectRunner
{
    private readonly List<(string Path, DescribedNode? Before)> _mounted = [];
    private int _instruction = -1;

    /// <summary>What lies below a mount was never in the image, and is as it was once the instruction ends (Dockerfile reference, RUN --mount).</summary>
    private void Enter(int instruction)
    {
        if (instruction == _instruction)
            return;

        foreach (var (path, before) in _mounted)
        {
            Settle(path);
            if (before is not null)
                Files.Put(path, before);
            else if (Files.OpaqueAt(path) is null || Files.At(path)?.IsOpaque == true)
                Files.Remove(path);
        }

        _mounted.Clear();
        _instruction = instruction;
        if (instruction >= 0 && analysis.Stage.Instructions[instruction] is { Instruction: RunInstruction { Mounts.IsEmpty: false } run, Before: var before_ })
            Mount(run, before_);
        DoubtDirectory();
    }

    private void Mount(RunInstruction run, BuildState state)
    {
        var expander = new WordExpander(state);
        foreach (var target in run.Mounts.Select(mount => mount.Target).OfType<string>().Select(expander.Expand).OfType<string>())
        {
            var path = ContainerPath.Combine(state.WorkingDirectory ?? "/", target);
            if (path != "/")
                _mounted.Add((path, Files.At(path)));
        }
    }

    /// <summary>
    /// Before the first WORKDIR an instruction runs where the base image says, and the analysis takes that to be the root.
    /// </summary>
    private void DoubtDirectory()
    {
        if (_instruction < 0 || directory is "" or "/" || analysis.Stage.Instructions[_instruction].Instruction is WorkdirInstruction)
            return;
        if (analysis.Stage.Instructions.Take(_instruction).Any(at => at.Instruction is WorkdirInstruction) || !IsRelative(_step))
            return;

        Unlisted("/", $"it runs in {directory}, where the base image starts, and the text does not say so", $"write WORKDIR {directory} above it");
    }

    private static bool IsRelative(Step step) =>
        step.Effects.Any(effect =>
            effect switch
            {
                CopyFiles copy => !copy.Destination.Text.Trim('"', '\'').StartsWith('/'),
                WriteFiles write => write.Paths.Any(path => path.Text.Length > 0 && path.Text.Trim('"', '\'')[..1] is not ("/" or "$")),
                Compile or Unpack or InstallLanguagePackages or UnknownEffect or InstallArtifacts or MoveFiles => true,
                _ => false,
            }
        );
}
