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
    private int _firstWorkdir;
    private int _instruction = -1;
    private bool _saysDirectory;

    private static int FirstWorkdir(Stage stage)
    {
        var first = 0;
        while (first < stage.Instructions.Length && stage.Instructions[first].Instruction is not WorkdirInstruction)
            first++;

        return first;
    }

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
        if (
            instruction >= 0
            && analysis.Stage.Instructions[instruction] is { Instruction: RunInstruction { Mounts.IsEmpty: false } run, Before: var at }
        )
            Mount(run, at);
    }

    private void Mount(RunInstruction run, BuildState at)
    {
        var expander = new WordExpander(at);
        foreach (var target in run.Mounts.Select(mount => mount.Target).OfType<string>().Select(expander.Expand).OfType<string>())
        {
            var path = ContainerPath.Combine(at.WorkingDirectory ?? "/", target);
            if (path != "/")
                _mounted.Add((path, Files.At(path)));
        }
    }

    /// <summary>
    /// Before the first WORKDIR an instruction runs where the base image says, and the analysis takes that to be the root.
    /// </summary>
    private void DoubtDirectory()
    {
        if (_saysDirectory || start is "" or "/" || _instruction >= _firstWorkdir || !IsRelative(_step))
            return;

        _saysDirectory = true;
        Unlisted("/", $"it runs in {start}, where the base image starts, and the text does not say so", $"write WORKDIR {start} above it");
    }

    private static bool IsRelative(Step step) =>
        step.Effects.Any(effect =>
            effect switch
            {
                CopyFiles copy => !copy.Destination.Text.Trim('"', '\'').StartsWith('/'),
                WriteFiles write => write.Paths.Any(path => path.Text.Trim('"', '\'') is [not ('/' or '$'), ..]),
                Compile or Unpack or InstallLanguagePackages or UnknownEffect or InstallArtifacts or MoveFiles => true,
                _ => false,
            }
        );
}
